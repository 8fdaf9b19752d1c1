'use client'
import { FieldDescription, FieldError, FieldLabel, useField, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import type { Understood } from '../../calendar/typed-moment'
import { CalendarButton } from './calendar-button'

/** How a kind of time is read, written and said. */
export type Manner = {
  read: (text: string) => Understood
  /** Whether a value is stored as it should be, and not what somebody has typed. */
  isStored: (value: unknown) => value is string
  /** A stored value so that it is read as the same. */
  write: (value: string) => string
  inWords: (value: string) => string
  /** The day of a stored value, `YYYY-MM-DD`. */
  dayOf: (value: string) => string
  /** What stands in the box once this day (`YYYY-MM-DD`) is chosen instead. */
  onDay: (day: string, value: string | undefined) => string
  /** What a stored value becomes where it was written in another manner. */
  carriedOver?: (value: string, before: Manner) => string
  /** Said beside the box. */
  clocks?: string
  timeZone?: string
  /** What is asked for, where it is missing. */
  missing: string
}

/** What the form is given: a stored value, nothing, or what was typed, which the server refuses. */
const valueOf = (text: string, manner: Manner): string | null => {
  if (text.trim() === '') return null
  const read = manner.read(text)
  if ('value' in read) return read.value
  // It looks like a value, and is none without its time.
  return manner.isStored(text) || /^\d{4}-\d\d-\d\d$/.test(text) ? `${text} …` : text
}

type Typed = { text: string; value: string | null; manner: Manner }

type Props = {
  path: string
  label: string
  description?: string
  required?: boolean
  readOnly?: boolean
  manner: Manner
}

/**
 * A box for a day or a time as people write it. What was typed stays in it. What is understood is said in words below;
 * what is not stays the form's value, so that a save is refused and nothing else takes its place.
 */
export const TypedField = ({
  path: given,
  label,
  description,
  required = false,
  readOnly,
  manner,
}: Props) => {
  const id = useId()
  const validate = useCallback(
    (value: unknown) => {
      if (typeof value !== 'string' || value === '') return required ? manner.missing : true
      if (manner.isStored(value)) return true
      const read = manner.read(value)
      return 'problem' in read ? read.problem : true
    },
    [manner, required],
  )
  const field = useField<string | null>({ potentiallyStalePath: given, validate })
  const { path, setValue, disabled, errorMessage, formProcessing, showError } = field
  const value = field.value ?? null
  const [typed, setTyped] = useState<Typed>()
  const [typing, setTyping] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const modified = useFormModified()

  const stands = manner.isStored(value) ? manner.write(value) : (value ?? '')
  const text = typed?.value === value && typed.manner === manner ? typed.text : stands
  const read = text.trim() === '' ? undefined : manner.read(text)

  const type = (next: string) => {
    const nextValue = valueOf(next, manner)
    setTyped({ text: next, value: nextValue, manner })
    if (nextValue !== value) setValue(nextValue)
  }

  // Another zone was chosen, or that only the days count: the clock goes on showing what was typed.
  const before = useRef({ manner, value })
  useEffect(() => {
    const last = before.current
    before.current = { manner, value }
    if (last.manner === manner || last.value !== value || value === null || !modified) return
    const next = manner.isStored(value)
      ? (manner.carriedOver?.(value, last.manner) ?? value)
      : valueOf(value, manner)
    if (next !== value) setValue(next)
  }, [manner, value, modified, setValue])

  // Saved by a key while still in the box.
  if (formProcessing && typing) setTyping(false)

  const problem = read && 'problem' in read ? read.problem : undefined
  const said = problem ?? (showError ? errorMessage : undefined)
  const isTold = said !== undefined && !typing
  const isFixed = readOnly === true
  const [errorId, wordsId, helpId] = [`${id}-error`, `${id}-words`, `${id}-help`]

  return (
    <div className={`field-type kpsa-date${isTold ? ' error' : ''}${isFixed ? ' read-only' : ''}`}>
      <FieldLabel htmlFor={id} label={label} path={path} required={required} />
      <div className="field-type__wrap">
        <div id={errorId}>{isTold && <FieldError message={said} path={path} showError />}</div>
        <div className="kpsa-date__box">
          <div className="kpsa-date__typed" id={`field-${path.replaceAll('.', '__')}`}>
            <input
              aria-describedby={`${errorId} ${wordsId} ${helpId}`}
              aria-invalid={isTold}
              aria-required={required}
              autoComplete="off"
              id={id}
              name={path}
              onBlur={() => setTyping(false)}
              onChange={({ target }) => {
                setTyping(true)
                type(target.value)
              }}
              readOnly={isFixed || disabled}
              ref={box}
              type="text"
              value={text}
            />
          </div>
          {!isFixed && (
            <CalendarButton
              day={manner.isStored(value) ? manner.dayOf(value) : ''}
              disabled={disabled}
              label={label}
              onChoose={(day) => {
                type(manner.onDay(day, manner.isStored(value) ? value : undefined))
                setTyping(false)
                box.current?.focus()
              }}
            />
          )}
          {manner.clocks && <span className="kpsa-date__clocks">{manner.clocks}</span>}
        </div>
        <div aria-live="polite" className="kpsa-date__words" id={wordsId}>
          {read && 'value' in read && <p>{manner.inWords(manner.isStored(value) ? value : read.value)}</p>}
          {read && 'note' in read && <p className="kpsa-date__note">{read.note}</p>}
        </div>
        <div id={helpId}>
          <FieldDescription description={description} path={path} />
        </div>
      </div>
    </div>
  )
}
