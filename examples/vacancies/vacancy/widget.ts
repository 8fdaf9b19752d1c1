import { entryOf } from '../../../src/page-parts/day-entries'
import type { WidgetItem, WidgetKind } from '../../../src/page-parts/widget-kind'
import { formatDate } from '../../../src/words/format-dates'
import { vacancySection } from './section'
import type { PublicVacancy } from './shape'

const words = ['closesOn'] as const

/** `<kpsa-vacancies>`: the newest first, each with the last day for applications. */
export const vacancyWidget: WidgetKind<WidgetItem & PublicVacancy, (typeof words)[number]> = {
  section: vacancySection,
  all: 'allVacancies',
  none: 'noVacancies',
  words,
  entries: (items, language, say) =>
    items.map((item) => ({
      ...entryOf(item),
      status: '',
      // Not by `fill`, whose module has the words of all pages in it.
      when: { machine: item.closes, text: say.closesOn.replace('{date}', formatDate(item.closes, language)) },
      beside: [],
      // Not translated with the rest: isolated, so that a number at its beginning stays there.
      place: item.hours && `\u2068${item.hours}\u2069`,
    })),
}
