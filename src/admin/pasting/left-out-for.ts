import type { LeftOut } from './left-out'
import { classesOf, lineOf, tagOf, styleOf } from './style-of'

/** What holds no words of the text, and is nothing that anybody would miss. */
const silent = new Set([
  ...['script', 'style', 'meta', 'link', 'title', 'head', 'template', 'noscript', 'xml', 'colgroup', 'col'],
  ...['button', 'input', 'select', 'textarea', 'datalist', 'progress', 'meter'],
])

const embedded = new Set([
  'iframe',
  'object',
  'embed',
  'video',
  'audio',
  'canvas',
  'svg',
  'math',
  'map',
  'o:oleobject',
])

const isEmoji = (text: string): boolean =>
  /^\p{Extended_Pictographic}[\p{Emoji_Component}\p{Extended_Pictographic}]{0,10}$/u.test(text)

const pictureName = (element: Element): string => {
  const said = (element.getAttribute('alt') ?? element.getAttribute('o:title') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  if (said !== '') return said
  const address = element.getAttribute('src') ?? ''
  if (!/^(?:file|https?):/i.test(address)) return ''
  const file = (address.split(/[?#]/)[0] ?? '').split(/[/\\]/).at(-1) ?? ''
  // Word's own name for what it wrote aside for the clipboard says nothing to anybody.
  return /^(?:clip_)?image\d/i.test(file) || !file.includes('.') ? '' : file
}

const leavePicture = (element: Element, leftOut: LeftOut, keep: (words: string) => void): void => {
  const alt = element.getAttribute('alt') ?? ''
  if (isEmoji(alt)) {
    keep(alt)
    return
  }
  // One point that tells the sender of an e-mail that it was opened.
  if (element.getAttribute('width') === '1' || element.getAttribute('height') === '1') return
  leftOut.pictures.push(pictureName(element))
}

const isComment = (classes: readonly string[], style: ReadonlyMap<string, string>): boolean =>
  /^comment(?:-list)?$/.test(style.get('mso-element') ?? '') ||
  style.get('mso-special-character') === 'comment' ||
  classes.some((name) => /^(?:MsoCommentReference|msocom)/i.test(name))

const commentsIn = (element: Element): number =>
  [...element.querySelectorAll('[style]')].filter((part) => styleOf(part).get('mso-element') === 'comment')
    .length

const isDeletion = (element: Element, classes: readonly string[]): boolean =>
  tagOf(element) === 'del' || classes.some((name) => name === 'msoDel' || /^TrackChange\w*Delet/i.test(name))

const isHidden = (element: Element, style: ReadonlyMap<string, string>): boolean =>
  element.hasAttribute('hidden') ||
  style.get('display') === 'none' ||
  style.get('visibility') === 'hidden' ||
  style.get('mso-hide') === 'all'

/**
 * Whether an element is left out with all that is in it. What people would miss is counted.
 *
 * @param keep takes words that stand for it all the same
 */
export const leftOutFor = (element: Element, leftOut: LeftOut, keep: (words: string) => void): boolean => {
  const name = tagOf(element)
  const style = styleOf(element)
  const classes = classesOf(element)
  if (silent.has(name)) return true
  if (isComment(classes, style)) {
    // The list of comments stands at the end, after what refers to them.
    leftOut.comments = Math.max(
      leftOut.comments + (classes.includes('MsoCommentReference') ? 1 : 0),
      commentsIn(element),
    )
    return true
  }
  const hasWords = lineOf(element) !== ''
  if (isDeletion(element, classes)) {
    if (hasWords) leftOut.deletions += 1
    return true
  }
  if (isHidden(element, style)) {
    if (hasWords) leftOut.hidden += 1
    return true
  }
  if (classes.some((each) => /^MsoToc(?:\d|Heading)/i.test(each))) {
    leftOut.contents += 1
    return true
  }
  if (embedded.has(name)) {
    leftOut.embedded += 1
    return true
  }
  if (name === 'img' || name === 'v:imagedata') {
    if (name === 'img' || element.ownerDocument.querySelector('img') === null)
      leavePicture(element, leftOut, keep)
    return true
  }
  return false
}
