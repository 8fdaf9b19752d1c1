'use client'
import { oddDatesOf, type EventTimes } from '../../calendar/event-times'
import { weekdayOn, type Rhythm } from '../../calendar/repeat-choices'
import { dayInFull } from '../../calendar/typed-date'
import { dayOfMoment, daysBetween } from '../../calendar/typed-moment'
import { useMoveEvent } from './use-event-in-form'

const list = new Intl.ListFormat('en-GB')

type Props = {
  times: EventTimes
  how: Rhythm | undefined
  onChange: (how: Rhythm) => void
  onPutBack: (days: readonly string[]) => void
}

/** What does not fit together, with buttons that put it right. */
export const OddDays = ({ times, how, onChange, onPutBack }: Props) => {
  const move = useMoveEvent()
  const { ruleBegins, idleExceptions, nothingLeft } = oddDatesOf(times)
  const startDay = dayOfMoment(times.start, times.timeZone)
  return (
    <div aria-live="polite" className="kpsa-repeats__odd">
      {ruleBegins && (
        <div className="kpsa-note">
          <p>
            It begins on {dayInFull(startDay)}, on which it would not repeat: the first of its dates is{' '}
            {dayInFull(ruleBegins)}.
          </p>
          <button
            className="kpsa-repeats__button"
            onClick={() => move(daysBetween(startDay, ruleBegins))}
            type="button"
          >
            Begin on {dayInFull(ruleBegins)}
          </button>
          {how?.kind === 'weekly' && !how.days.includes(weekdayOn(startDay)) && (
            <button
              className="kpsa-repeats__button"
              onClick={() => onChange({ ...how, days: [...how.days, weekdayOn(startDay)] })}
              type="button"
            >
              Repeat on {dayInFull(startDay).split(' ')[0]}s, too
            </button>
          )}
        </div>
      )}
      {nothingLeft && (
        <p className="kpsa-note">
          Every date is left out, so it would never take place. Put some back, or set its status to
          “Cancelled”.
        </p>
      )}
      {!nothingLeft && idleExceptions.length > 0 && (
        <div className="kpsa-note">
          <p>
            {list.format(idleExceptions.map(dayInFull))}: left out, though it would not take place then
            anyway.
          </p>
          <button className="kpsa-repeats__button" onClick={() => onPutBack(idleExceptions)} type="button">
            Forget {idleExceptions.length === 1 ? 'this day' : 'these days'}
          </button>
        </div>
      )}
    </div>
  )
}
