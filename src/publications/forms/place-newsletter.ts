import { occurrencesOf, type Period } from '../../calendar/expand-occurrences'
import { readingKind } from '../../kinds/reading-kinds'
import { lowerBound, upperBound } from '../../calendar/time-bounds'
import { sourceLanguage } from '../../words/known-languages'
import { daysOf, type Times } from '../../words/when'
import { arrangeHtml } from './arrange-html'
import { escapeHtml } from './escape-html'
import { fillMentions } from './mentions'
import type { SectionForm } from './newsletter-form'
import { itemAddress, type Row } from '../published-neighbours'
import type { PublicNewsletter } from '../../kinds/newsletter/shape'

type RenderedSection = PublicNewsletter['sections'][number]

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})

/** The day in parents' calendars, or both days of a night. */
const daysInDiary = (times: Times): string => {
  const { first, last } = daysOf(times)
  return day.formatRange(Date.parse(first), Date.parse(last))
}

const linkTo = (row: Row): string =>
  `<a href="${escapeHtml(itemAddress(row.site, row.kind, row.slug))}">${escapeHtml(row.document?.title ?? '')}</a>`

/** A diary without an end would list a weekly event for years. */
const longestDiary = 100

const listOf = (entries: string[]): string =>
  entries.length === 0 ? '' : `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`

/** From the beginning of the first day to the end of the last, in Kidderminster; an empty day is no bound. */
export const periodOf = ({ from, to }: { from: string; to: string }): Period => ({
  from: lowerBound(from) ?? '0000-01-01T00:00:00.000Z',
  to: upperBound(to) ?? '9999-12-31T23:59:59.999Z',
})

/** Each date in the period, soonest first: an event that repeats stands at every one of its dates. */
const diaryOf = (rows: readonly Row[], period: Period): string[] =>
  rows
    .flatMap((row) => {
      const happening = row.document && readingKind(row.kind).takesPlace?.happening(row.document)
      if (!happening) return []
      return occurrencesOf(happening, period).map((occurrence) => ({
        row,
        times: { ...happening, ...occurrence },
      }))
    })
    .sort((a, b) => a.times.start.localeCompare(b.times.start))
    .slice(0, longestDiary)
    .map(({ row, times }) => `${escapeHtml(daysInDiary(times))}: ${linkTo(row)}`)

const bodyOf = (section: SectionForm, live: ReadonlyMap<string, Row>): string => {
  if ('items' in section) return listOf(section.items.flatMap((id) => live.get(id) ?? []).map(linkTo))
  if ('from' in section) return listOf(diaryOf([...live.values()], periodOf(section)))
  const html = fillMentions(section.html, (id) => {
    const row = live.get(id)
    return row && itemAddress(row.site, row.kind, row.slug)
  })
  return arrangeHtml(html, sourceLanguage)
}

/**
 * A newsletter's sections on one site, empty ones left out.
 *
 * @param live what it mentions and is public there, by id; its diary lists the events among them
 */
export const placeSections = (
  sections: readonly SectionForm[],
  live: ReadonlyMap<string, Row>,
): RenderedSection[] =>
  sections.flatMap((section) => {
    const { type, heading } = section
    const body = bodyOf(section, live)
    return body ? [{ type, heading, html: heading ? `<h2>${escapeHtml(heading)}</h2>${body}` : body }] : []
  })
