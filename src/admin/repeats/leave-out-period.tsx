'use client'
import { useState } from 'react'
import { firstStarts, type EventTimes } from '../../calendar/event-times'
import { DayBox } from '../dates/day-box'

/** Dates that are looked at, for an event that goes on: those of years. */
const mostDates = 1000
/** As many days as an event can leave out. */
const mostLeftOut = 200

const isDay = /^\d{4}-\d\d-\d\d$/

type Props = { times: EventTimes; onLeaveOut: (days: readonly string[]) => void }

/** Leaves out all dates of a holiday at once. */
export const LeaveOutPeriod = ({ times, onLeaveOut }: Props) => {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [said, setSaid] = useState('')
  const leaveOut = () => {
    if (!isDay.test(from) || !isDay.test(to))
      return setSaid('Write the first and the last day of the holidays.')
    if (to < from) return setSaid('The last day comes before the first. Check the days.')
    const days = firstStarts(times, mostDates)
      .map((local) => local.slice(0, 10))
      .filter((day) => day >= from && day <= to && !times.exceptDates.includes(day))
    if (days.length + times.exceptDates.length > mostLeftOut)
      return setSaid(`At most ${mostLeftOut} days can be left out. End it before the holidays instead.`)
    onLeaveOut(days)
    setSaid(
      days.length === 0
        ? 'It would not take place on any of these days anyway.'
        : `${days.length === 1 ? 'One date is' : `${days.length} dates are`} left out.`,
    )
  }
  return (
    <fieldset className="kpsa-repeats__period">
      <legend className="field-label">Not in the holidays</legend>
      <DayBox day={from} label="From" onChange={setFrom} />
      <DayBox day={to} label="To" onChange={setTo} />
      <button className="kpsa-repeats__button" onClick={leaveOut} type="button">
        Leave these out
      </button>
      <p aria-live="polite">{said}</p>
    </fieldset>
  )
}
