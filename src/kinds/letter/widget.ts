import { dayEntries } from '../../page-parts/day-entries'
import type { WidgetItem, WidgetKind } from '../../page-parts/widget-kind'
import { letterSection } from './section'
import type { PublicLetter } from './shape'

/** `<kpsa-letters>` */
export const letterWidget: WidgetKind<WidgetItem & PublicLetter> = {
  section: letterSection,
  all: 'allLetters',
  none: 'noLetters',
  words: [],
  entries: dayEntries,
}
