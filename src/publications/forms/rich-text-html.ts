import { relatedId } from '../../content/related-id'
import {
  convertLexicalToHTML,
  type HTMLConvertersFunction,
  LinkHTMLConverter,
} from '@payloadcms/richtext-lexical/html'
import sanitizeHtml from 'sanitize-html'
import { escapeHtml } from './escape-html'
import { mentionAddress } from './mentions'
import { isImage, publicImage, type MediaShown } from './media-shown'
import { tableConverters } from './table-html'
import type { PublicImage } from '../../public/public-form'

type EditorState = Parameters<typeof convertLexicalToHTML>[0]['data']

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'h2',
      'h3',
      'h4',
      'p',
      'br',
      'hr',
      'ul',
      'ol',
      'li',
      'a',
      'strong',
      'em',
      'b',
      'i',
      'u',
      's',
      'sub',
      'sup',
    ],
    ...['blockquote', 'figure', 'figcaption', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel', 'hreflang'],
    img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading'],
    ol: ['start'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
}

/** A picture as it stands in a text. */
export const pictureHtml = (image: PublicImage, caption = ''): string => {
  const sources = [...image.sizes, { url: image.url, width: image.width }]
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ')
  const img = `<img src="${escapeHtml(image.url)}" srcset="${escapeHtml(sources)}" sizes="(min-width: 48rem) 44rem, 100vw" alt="${escapeHtml(image.alt)}" width="${image.width}" height="${image.height}" loading="lazy" />`
  return `<figure>${img}${caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''}</figure>`
}

type UploadNode = { value: string | { id: string }; fields?: { caption?: string } | null }
type LinkNode = { fields: { doc?: { relationTo: string; value: unknown } | null } }

const converters =
  (media: MediaShown): HTMLConvertersFunction =>
  ({ defaultConverters }) => ({
    ...defaultConverters,
    ...tableConverters,
    ...LinkHTMLConverter({
      internalDocToHref: ({ linkNode }) => {
        const { doc } = (linkNode as unknown as LinkNode).fields
        return mentionAddress(relatedId(doc?.value) ?? '')
      },
    }),
    upload: ({ node }) => {
      const upload = node as unknown as UploadNode
      const medium = media.get(relatedId(upload.value) ?? '')
      if (!medium) return ''
      if (isImage(medium)) return pictureHtml(publicImage(medium), upload.fields?.caption)
      const { url } = publicImage(medium)
      return `<p><a href="${escapeHtml(url)}">${escapeHtml(medium.alt?.trim() || medium.filename)}</a></p>`
    },
  })

/** Safe HTML. Links to items name the item, and are filled in for each site: see mentions.ts. */
export const renderRichText = (data: unknown, media: MediaShown): string => {
  if (!data) return ''
  const html = convertLexicalToHTML({
    data: data as EditorState,
    converters: converters(media),
    disableContainer: true,
  })
  return sanitizeHtml(html, {
    ...allowed,
    exclusiveFilter: (frame) => frame.tag === 'a' && !frame.attribs.href && frame.text.trim() === '',
  })
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

const blockText = (html: string): string =>
  html
    // An inner list follows the words of its entry, and ends with its own last entry.
    .replace(/<\/(?:ul|ol)><\/li>/g, '')
    .replace(/<(?:ul|ol)[^<>]*>/g, '\n')
    .replace(/<\/(?:p|h[1-6]|blockquote|ul|ol|figure)>/g, '\n\n')
    .replace(/<br\s*\/?>|<\/li>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&#(\d+);/g, (_match, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_match, name: string) => entities[name] ?? '')
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')

/** A row is a line, whatever stands in its cells. */
const tableText = (html: string): string =>
  html
    .split('</tr>')
    .map((row) =>
      row
        .split(/<\/t[hd]>/)
        .slice(0, -1)
        .map((cell) => blockText(cell).replace(/\s+/g, ' ').trim())
        .join(' | '),
    )
    .filter((row) => row !== '')
    .join('\n')

/**
 * The words of safe HTML alone; paragraphs, headings, list entries and the rows of tables stand on lines of their own.
 */
export const textOfHtml = (html: string): string =>
  html
    .split('</table>')
    .map((part) => {
      const [before = '', table] = part.split(/<table[^<>]*>/)
      return table === undefined ? blockText(before) : `${blockText(before)}${tableText(table)}\n\n`
    })
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
