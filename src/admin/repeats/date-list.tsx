'use client'
import { useState } from 'react'
import { firstStarts, type EventTimes } from '../../calendar/event-times'
import { dayInFull } from '../../calendar/typed-date'

const atATime = 12

type Props = {
  times: EventTimes
  onLeaveOut: (days: readonly string[]) => void
  onPutBack: (days: readonly string[]) => void
}

/** The dates of the event, each with a tick that can be taken away. */
export const DateList = ({ times, onLeaveOut, onPutBack }: Props) => {
  const [shown, setShown] = useState(atATime)
  const starts = firstStarts(times, shown + 1)
  const days = starts.slice(0, shown).map((local) => local.slice(0, 10))
  if (days.length === 0) return null
  const leftOut = new Set(times.exceptDates)
  const isAll = starts.length <= shown
  return (
    <fieldset className="kpsa-repeats__dates">
      <legend className="field-label">
        {isAll ? 'All its dates' : `Its first ${shown} dates`}. Take the tick from those on which it does not
        take place.
      </legend>
      <ol>
        {days.map((day) => (
          <li key={day}>
            <label className={leftOut.has(day) ? 'kpsa-repeats__out' : undefined}>
              <input
                checked={!leftOut.has(day)}
                onChange={({ target }) => (target.checked ? onPutBack([day]) : onLeaveOut([day]))}
                type="checkbox"
              />
              <span>{dayInFull(day)}</span>
            </label>
          </li>
        ))}
      </ol>
      {!isAll && (
        <button className="kpsa-repeats__button" onClick={() => setShown(shown + atATime)} type="button">
          Show more dates
        </button>
      )}
    </fieldset>
  )
}
