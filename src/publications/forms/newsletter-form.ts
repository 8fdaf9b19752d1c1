import { readingKinds } from '../../kinds/reading-kinds'
import { relatedIds } from '../../content/related-id'
import { escapeHtml } from './escape-html'
import { isImage, publicImage, type MediaShown } from './media-shown'
import { pictureHtml, renderRichText } from './rich-text-html'

/** A section as the editor wrote it. */
export type Section = { blockType: string } & Record<string, unknown>

/**
 * A section of a newsletter, wherever it is shown: its own words, or what it lists of a site's other items. Days are
 * `YYYY-MM-DD`, or empty where the diary has no bound.
 */
export type SectionForm =
  | { type: string; heading: string; html: string }
  | { type: 'items'; heading: string; items: string[] }
  | { type: 'diary'; heading: string; from: string; to: string }

const pictures = (media: MediaShown, wanted: string[]): string =>
  wanted
    .flatMap((id) => media.get(id) ?? [])
    .filter(isImage)
    .map((medium) => pictureHtml(publicImage(medium)))
    .join('')

const tableOf = (rows: { label?: string; value?: string }[]): string => {
  const cells = rows.map(
    ({ label, value }) =>
      `<tr><th scope="row">${escapeHtml(label ?? '')}</th><td>${escapeHtml(value ?? '')}</td></tr>`,
  )
  return cells.length === 0 ? '' : `<table><tbody>${cells.join('')}</tbody></table>`
}

/** One section; undefined where its kind is unknown. */
const sectionForm = (section: Section, media: MediaShown): SectionForm | undefined => {
  const text = (name: string): string => (typeof section[name] === 'string' ? section[name] : '')
  const type = section.blockType
  switch (type) {
    case 'article':
      return {
        type,
        heading: text('heading'),
        html: pictures(media, relatedIds(section.image)) + renderRichText(section.body, media),
      }
    case 'from-the-headteacher':
      return { type, heading: 'From the headteacher', html: renderRichText(section.body, media) }
    case 'diary':
      return { type, heading: 'Diary', from: text('from').slice(0, 10), to: text('to').slice(0, 10) }
    case 'items':
      return {
        type,
        heading: 'Also in these weeks',
        items: readingKinds.flatMap(({ plural }) => relatedIds(section[plural])),
      }
    case 'gallery':
      return { type, heading: 'Pictures', html: pictures(media, relatedIds(section.images)) }
    case 'results':
      return {
        type,
        heading: text('heading'),
        html: tableOf((section.rows ?? []) as { label?: string; value?: string }[]),
      }
    default:
      return undefined
  }
}

/** A newsletter's sections in order. */
export const sectionForms = (sections: readonly Section[], media: MediaShown): SectionForm[] =>
  sections.flatMap((section) => sectionForm(section, media) ?? [])
