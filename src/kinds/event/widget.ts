import { entryOf } from '../../page-parts/day-entries'
import type { WidgetItem, WidgetKind } from '../../page-parts/widget-kind'
import { daysInWords, hoursInWords, machineTime } from '../../words/when'
import { eventSection } from './section'
import type { PublicEvent } from './shape'

const words = ['allDay', 'cancelled', 'postponed', 'repeats'] as const

/** `<kpsa-events>`: events in the order in which they come, each once, at its next date. */
export const eventWidget: WidgetKind<WidgetItem & PublicEvent, (typeof words)[number]> = {
  section: eventSection,
  all: 'allEvents',
  none: 'noEvents',
  words,
  // What took place today is over for visitors; to the API, it belongs to today until midnight.
  parameters: { from: 'now' },
  entries: (items, language, say) =>
    items.flatMap((item) => {
      const { next, status, location, recurrence } = item
      if (!next) return []
      const times = { ...item, ...next }
      return {
        ...entryOf(item),
        status: status === 'cancelled' ? say.cancelled : status === 'postponed' ? say.postponed : '',
        when: { machine: machineTime(times), text: daysInWords(times, language) },
        beside: [hoursInWords(times, language) || say.allDay, recurrence ? say.repeats : ''],
        place: location,
      }
    }),
}
