import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'

/** What an event without a last occurrence has as its end: it sorts after every real time. */
export const endless = '9999-12-31T23:59:59.999Z'

/** `YYYY-MM-DDTHH:mm:ss` in the zone. */
export const localTime = (utc: string, timeZone: string): string =>
  Temporal.Instant.from(utc)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })

type Times = { start: string; end: string; timeZone: string; recurrence: string }

/** When the last occurrence ends, RFC 3339 UTC; `endless` where there is none. */
export const lastEnd = ({ start, end, timeZone, recurrence }: Times): string => {
  if (!recurrence) return end
  if (!/(^|;)(COUNT|UNTIL)=/i.test(recurrence)) return endless
  const begins = Temporal.Instant.from(start).toZonedDateTimeISO(timeZone)
  const rule = new RRuleTemporal({
    rruleString: `DTSTART;TZID=${timeZone}:${begins
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' })
      .replace(/[-:]/g, '')}\nRRULE:${recurrence}`,
  })
  const last = rule.all().at(-1)
  if (!last) return end
  const length = Temporal.Instant.from(start).until(Temporal.Instant.from(end))
  return last.toInstant().add(length).toString()
}
