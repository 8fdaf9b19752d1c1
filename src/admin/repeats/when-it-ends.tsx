'use client'
import { useId } from 'react'
import { namedDaysAfter } from '../../calendar/easter'
import type { RepeatEnd } from '../../calendar/repeat-choices'
import { dayInFull } from '../../calendar/typed-date'
import { DayBox } from '../dates/day-box'

const likelyCount = '10'

type Props = { end: RepeatEnd; startDay: string | undefined; onChange: (end: RepeatEnd) => void }

/** Until when it repeats. */
export const WhenItEnds = ({ end, startDay, onChange }: Props) => {
  const id = useId()
  const kinds: Record<RepeatEnd['kind'], { words: string; end: RepeatEnd }> = {
    never: { words: 'It goes on', end: { kind: 'never' } },
    until: { words: 'Until a day', end: { kind: 'until', day: '' } },
    count: { words: 'After a number of times', end: { kind: 'count', count: likelyCount } },
  }
  return (
    <div className="kpsa-repeats__part kpsa-repeats__end">
      <div>
        <label className="field-label" htmlFor={`${id}-kind`}>
          Ends
        </label>
        <select
          id={`${id}-kind`}
          onChange={({ target }) => onChange(kinds[target.value as RepeatEnd['kind']].end)}
          value={end.kind}
        >
          {Object.entries(kinds).map(([kind, { words }]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </select>
      </div>
      {end.kind === 'until' && (
        <DayBox day={end.day} label="Last day" onChange={(day) => onChange({ kind: 'until', day })} />
      )}
      {end.kind === 'count' && (
        <div>
          <label className="field-label" htmlFor={`${id}-count`}>
            How many times
          </label>
          <input
            autoComplete="off"
            id={`${id}-count`}
            inputMode="numeric"
            onChange={({ target }) => onChange({ kind: 'count', count: target.value })}
            type="text"
            value={end.count}
          />
        </div>
      )}
      {startDay !== undefined &&
        namedDaysAfter(startDay)
          .filter(({ day }) => !(end.kind === 'until' && end.day === day))
          .map(({ name, day }) => (
            <button
              className="kpsa-repeats__button"
              key={name}
              onClick={() => onChange({ kind: 'until', day })}
              type="button"
            >
              Until {name}, {dayInFull(day).replace(/^\w+ /, '')}
            </button>
          ))}
    </div>
  )
}
