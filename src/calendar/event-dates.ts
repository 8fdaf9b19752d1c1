import type { Occurrence } from '../public/public-form'
import {
  longestLook,
  millisecondsPerDay,
  occurrencesAnew,
  ownOccurrence,
  type Recurring,
} from './expand-occurrences'

/** Most events that repeat do so within weeks; looking further costs more, and is done where nothing is found. */
const near = 70 * millisecondsPerDay
/** How often a look is gone on with: a rule may say `every ten years`. */
const mostLooks = 4

/** How many looks are remembered. */
const mostRemembered = 3

/** An occurrence with its instants, milliseconds since 1970. */
export type Dated = { occurrence: Occurrence; start: number; end: number }

const datedOf = (occurrence: Occurrence): Dated => ({
  occurrence,
  start: Date.parse(occurrence.start),
  end: Date.parse(occurrence.end),
})

/** The moment from which it is over. What has no length, such as a deadline, is there for its one moment. */
const overFrom = ({ start, end }: Dated): number => (end > start ? end : start + 1)

/** What was found from some moment on: all that begins until `until`, or nothing at all. */
type Ahead = { from: number; until: number; dated: Dated[] }

/**
 * When one event takes place, ready to be asked again and again: what was found once is remembered, as far as it goes.
 * Moments are milliseconds since 1970.
 */
export class EventDates {
  private readonly endsAt: number
  /** What was looked for last comes first. */
  private readonly looks: Ahead[] = []

  /** @param endsAt when the last occurrence ends, RFC 3339 in UTC */
  constructor(
    private readonly event: Recurring,
    endsAt: string,
  ) {
    this.endsAt = Date.parse(endsAt)
  }

  /** Whether an answer is quick. */
  isKnownFrom(from: number): boolean {
    return this.endsAt < from || this.knownFrom(from) !== undefined
  }

  /** The first occurrence that is not over at `from`: it may be going on, or be to come. None that is excepted. */
  firstFrom(from: number): Dated | undefined {
    if (this.endsAt < from) return undefined
    const { dated } = this.knownFrom(from) ?? this.lookFrom(from)
    return dated.find((one) => overFrom(one) > from)
  }

  /** The last moment up to `at`, and after `from`, from which an occurrence is over; undefined where there is none. */
  lastOverBetween(from: number, at: number): number | undefined {
    if (this.endsAt < from) return undefined
    const { dated } = this.knownFrom(from) ?? this.lookFrom(from)
    const over = dated.map(overFrom).filter((moment) => moment > from && moment <= at)
    return over.length > 0 ? Math.max(...over) : undefined
  }

  private knownFrom(from: number): Ahead | undefined {
    return this.looks.find(
      (ahead) =>
        from >= ahead.from && (ahead.until === Infinity || ahead.dated.some((one) => overFrom(one) > from)),
    )
  }

  private lookFrom(moment: number): Ahead {
    if (this.event.recurrence.trim() === '') {
      return this.remember({ from: -Infinity, until: Infinity, dated: [datedOf(ownOccurrence(this.event))] })
    }
    // From a whole day on: questions of one day, whatever moment they are about, then need one look.
    const from = (Math.floor(moment / millisecondsPerDay) - 1) * millisecondsPerDay
    const ahead = this.remember({ from, until: Infinity, dated: [] })
    // Before an event began there is nothing to be found.
    let begin = Math.max(from, Date.parse(this.event.start) - millisecondsPerDay)
    let until = begin + near
    for (let look = 0; look <= mostLooks; look += 1) {
      // What goes on over the end of one look is found by the next one, too.
      const lastStart = ahead.dated.at(-1)?.start ?? -Infinity
      ahead.dated.push(...this.between(begin, until).filter(({ start }) => start > lastStart))
      if (ahead.dated.some((one) => overFrom(one) > moment)) {
        ahead.until = until
        return ahead
      }
      if (until >= this.endsAt) return ahead
      begin = until
      until += longestLook
    }
    return ahead
  }

  /** The present, and a month or two that somebody leafs through. */
  private remember(ahead: Ahead): Ahead {
    this.looks.unshift(ahead)
    this.looks.length = Math.min(this.looks.length, mostRemembered)
    return ahead
  }

  private between(begin: number, end: number): Dated[] {
    const period = { from: new Date(begin).toISOString(), to: new Date(end).toISOString() }
    return occurrencesAnew(this.event, period).map(datedOf)
  }
}
