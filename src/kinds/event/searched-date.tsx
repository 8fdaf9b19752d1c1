import { occurrenceToTell } from '../../calendar/next-occurrence'
import type { SiteContext } from '../../page-parts/site-context'
import { daysInWords, hoursInWords, machineTime } from '../../words/when'
import { StatusBadge } from './event-list'
import type { PublicEvent } from './shape'

/** When an event is, beside its title in what a search found. */
export const SearchedDate = ({ context, event }: { context: SiteContext; event: PublicEvent }) => {
  const { language, words, now } = context
  const told = occurrenceToTell(event, now)
  if (!told) return <span>{words.noDates}</span>
  const times = { ...event, ...told }
  return (
    <>
      <time dateTime={machineTime(times)}>{daysInWords(times, language)}</time>
      <span className="hours">{hoursInWords(times, language) || words.allDay}</span>
      <StatusBadge context={context} status={event.status} />
    </>
  )
}
