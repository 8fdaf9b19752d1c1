'use client'
import { useId } from 'react'
import {
  nthsOf,
  weekdayCodes,
  weekdayOn,
  type Rhythm as Chosen,
  type Nth,
  type WeekdayCode,
} from '../../calendar/repeat-choices'

const names: Record<WeekdayCode, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
const ordinals: Record<Nth, string> = { [-1]: 'last', 1: 'first', 2: 'second', 3: 'third', 4: 'fourth' }

const schoolDays = weekdayCodes.slice(0, 5)
const own = 'own'

const keyOf = (how: Chosen | undefined): string => {
  if (how === undefined) return own
  if (how.kind === 'nth') return `nth:${how.nth}:${how.day}`
  if (how.kind !== 'weekly') return how.kind
  if (how.interval === 2) return 'fortnightly'
  return how.days.length === 5 && schoolDays.every((day) => how.days.includes(day)) ? 'school-days' : 'weekly'
}

const nthWords = (nth: Nth, day: WeekdayCode): string => `Every month on the ${ordinals[nth]} ${names[day]}`

type Option = { key: string; words: string; how: Chosen }

/** What can be chosen for an event that begins on this day. */
const optionsFor = (startDay: string | undefined, chosen: Chosen | undefined): Option[] => {
  const days = startDay === undefined ? [] : [weekdayOn(startDay)]
  const kept = chosen?.kind === 'weekly' ? chosen.days : days
  const nths =
    startDay === undefined ? [] : nthsOf(startDay).map((nth) => ({ nth, day: weekdayOn(startDay) }))
  if (chosen?.kind === 'nth' && !nths.some(({ nth, day }) => nth === chosen.nth && day === chosen.day))
    nths.push(chosen)
  const date = startDay === undefined ? 'same date' : `same date (${Number(startDay.slice(8))})`
  return [
    { key: 'once', words: 'It does not repeat', how: { kind: 'once' } },
    { key: 'weekly', words: 'Every week', how: { kind: 'weekly', interval: 1, days: kept } },
    { key: 'fortnightly', words: 'Every two weeks', how: { kind: 'weekly', interval: 2, days: kept } },
    {
      key: 'school-days',
      words: 'Every day from Monday to Friday',
      how: { kind: 'weekly', interval: 1, days: schoolDays },
    },
    ...nths.map(({ nth, day }): Option => {
      return { key: `nth:${nth}:${day}`, words: nthWords(nth, day), how: { kind: 'nth', nth, day } }
    }),
    { key: 'monthly', words: `Every month on the ${date}`, how: { kind: 'monthly' } },
  ]
}

type Props = {
  /** Undefined for a rule that says more than can be chosen here. */
  chosen: Chosen | undefined
  startDay: string | undefined
  onChange: (how: Chosen) => void
}

/** How often it repeats, and on which days of the week. */
export const HowOften = ({ chosen, startDay, onChange }: Props) => {
  const id = useId()
  const options = optionsFor(startDay, chosen)
  return (
    <>
      <div className="kpsa-repeats__part">
        <label className="field-label" htmlFor={id}>
          How often
        </label>
        <select
          id={id}
          onChange={({ target }) => {
            const option = options.find(({ key }) => key === target.value)
            if (option) onChange(option.how)
          }}
          value={keyOf(chosen)}
        >
          {options.map(({ key, words }) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
          {chosen === undefined && <option value={own}>As its own rule says</option>}
        </select>
      </div>
      {chosen?.kind === 'weekly' && (
        <fieldset className="kpsa-repeats__days">
          <legend className="field-label">On</legend>
          {weekdayCodes.map((code) => (
            <label key={code}>
              <input
                checked={chosen.days.includes(code)}
                onChange={({ target }) => {
                  const others = chosen.days.filter((day) => day !== code)
                  onChange({ ...chosen, days: target.checked ? [...others, code] : others })
                }}
                type="checkbox"
              />
              {names[code]}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}
