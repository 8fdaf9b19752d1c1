import { dayEntries } from '../../page-parts/day-entries'
import type { WidgetItem, WidgetKind } from '../../page-parts/widget-kind'
import { newsletterSection } from './section'
import type { PublicNewsletter } from './shape'

/** `<kpsa-newsletters>` */
export const newsletterWidget: WidgetKind<WidgetItem & PublicNewsletter> = {
  section: newsletterSection,
  all: 'allNewsletters',
  none: 'noNewsletters',
  words: [],
  entries: dayEntries,
}
