'use client'
import { useId, useRef, useState } from 'react'
import { dayInFull } from '../../calendar/typed-date'
import { dayAsTyped, readDay } from '../../calendar/typed-moment'
import { CalendarButton } from './calendar-button'

const isDay = /^\d{4}-\d\d-\d\d$/

type Props = {
  label: string
  /** `YYYY-MM-DD`, empty, or what was typed and is none. */
  day: string
  onChange: (day: string) => void
}

/** A box for a day that is no field by itself. */
export const DayBox = ({ label, day, onChange }: Props) => {
  const id = useId()
  const [typed, setTyped] = useState({ text: '', day: '' })
  const [typing, setTyping] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const text = typed.day === day ? typed.text : isDay.test(day) ? dayAsTyped(day) : day
  const read = text.trim() === '' ? undefined : readDay(text)
  const problem = read && 'problem' in read && !typing ? read.problem : undefined
  const type = (next: string) => {
    const understood = readDay(next)
    const nextDay = 'value' in understood ? understood.value.slice(0, 10) : next.trim()
    setTyped({ text: next, day: nextDay })
    onChange(nextDay)
  }
  return (
    <div className={`kpsa-date kpsa-date--small${problem ? ' error' : ''}`}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="kpsa-date__box">
        <div className="kpsa-date__typed">
          <input
            aria-describedby={`${id}-words`}
            aria-invalid={problem !== undefined}
            autoComplete="off"
            id={id}
            onBlur={() => setTyping(false)}
            onChange={({ target }) => {
              setTyping(true)
              type(target.value)
            }}
            ref={box}
            type="text"
            value={text}
          />
        </div>
        <CalendarButton
          day={isDay.test(day) ? day : ''}
          disabled={false}
          label={label}
          onChoose={(chosen) => {
            setTyping(false)
            type(dayAsTyped(chosen))
            box.current?.focus()
          }}
        />
      </div>
      <div aria-live="polite" className="kpsa-date__words" id={`${id}-words`}>
        {problem && <p className="kpsa-date__problem">{problem}</p>}
        {isDay.test(day) && <p>{dayInFull(day)}</p>}
      </div>
    </div>
  )
}
