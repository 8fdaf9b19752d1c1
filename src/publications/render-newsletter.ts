import { occurrencesOf, type Period } from '../delivery/expand-occurrences'
import { relatedIds } from '../fields/related-id'
import type { PayloadRequest } from 'payload'
import { isImage, publicImage, type MediaShown } from './media-shown'
import { eventsBetween, itemAddress, liveOnSite, type Row } from './published-neighbours'
import type { PublicNewsletter } from './public-form'
import { escapeHtml, pictureHtml, renderRichText, type RichTextContext } from './rich-text-html'

export type Section = { blockType: string } & Record<string, unknown>
type RenderedSection = PublicNewsletter['sections'][number]

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  timeZone: 'Europe/London',
})

const linkTo = (row: Row): string =>
  `<a href="${escapeHtml(itemAddress(row.site, row.kind, row.slug))}">${escapeHtml(row.document?.title ?? '')}</a>`

/** A diary without an end would list a weekly event for years. */
const longestDiary = 100

const listOf = (entries: string[]): string =>
  entries.length === 0 ? '' : `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`

const pictures = (media: MediaShown, wanted: string[]): string =>
  wanted
    .flatMap((id) => media.get(id) ?? [])
    .filter(isImage)
    .map((medium) => pictureHtml(publicImage(medium)))
    .join('')

/** Each date in the period, soonest first: an event that repeats stands at every one of its dates. */
const diaryOf = (rows: readonly Row[], period: Period): string[] =>
  rows
    .flatMap((row) =>
      row.document?.kind === 'event'
        ? occurrencesOf(row.document, period).map(({ start }) => ({ start, row }))
        : [],
    )
    .sort((a, b) => a.start.localeCompare(b.start))
    .slice(0, longestDiary)
    .map(({ start, row }) => `${escapeHtml(day.format(new Date(start)))}: ${linkTo(row)}`)

/** Renders one section. What it refers to is shown as far as it is public on this site. */
const renderSection = async (
  req: PayloadRequest,
  site: string,
  section: Section,
  context: RichTextContext,
): Promise<{ heading: string; body: string }> => {
  const text = (name: string): string => (typeof section[name] === 'string' ? section[name] : '')
  switch (section.blockType) {
    case 'article':
      return {
        heading: text('heading'),
        body: pictures(context.media, relatedIds(section.image)) + renderRichText(section.body, context),
      }
    case 'from-the-headteacher':
      return { heading: 'From the headteacher', body: renderRichText(section.body, context) }
    case 'diary': {
      const [from, to] = [text('from').slice(0, 10) || '0000-01-01', text('to').slice(0, 10) || '9999-12-31']
      const period = { from: `${from}T00:00:00.000Z`, to: `${to}T23:59:59.999Z` }
      return { heading: 'Diary', body: listOf(diaryOf(await eventsBetween(req, site, period), period)) }
    }
    case 'items': {
      const wanted = [
        ...relatedIds(section.letters),
        ...relatedIds(section.events),
        ...relatedIds(section.evidence),
      ]
      const live = await liveOnSite(req, site, wanted)
      return {
        heading: 'Also in these weeks',
        body: listOf(wanted.flatMap((id) => live.get(id) ?? []).map(linkTo)),
      }
    }
    case 'gallery':
      return { heading: 'Pictures', body: pictures(context.media, relatedIds(section.images)) }
    case 'results': {
      const rows = (section.rows ?? []) as { label?: string; value?: string }[]
      const cells = rows.map(
        ({ label, value }) =>
          `<tr><th scope="row">${escapeHtml(label ?? '')}</th><td>${escapeHtml(value ?? '')}</td></tr>`,
      )
      return {
        heading: text('heading'),
        body: cells.length === 0 ? '' : `<table><tbody>${cells.join('')}</tbody></table>`,
      }
    }
    default:
      return { heading: '', body: '' }
  }
}

/** A newsletter's sections in order, empty ones left out. */
export const renderSections = async (
  req: PayloadRequest,
  site: string,
  sections: readonly Section[],
  context: RichTextContext,
): Promise<RenderedSection[]> => {
  const result: RenderedSection[] = []
  for (const section of sections) {
    const { heading, body } = await renderSection(req, site, section, context)
    if (!body) continue
    result.push({
      type: section.blockType,
      heading,
      html: heading ? `<h2>${escapeHtml(heading)}</h2>${body}` : body,
    })
  }
  return result
}
