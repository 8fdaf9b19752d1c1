'use client'
import { useId, useRef, useState, type SubmitEvent } from 'react'

type DecisionButton = { label: string; value: string; style?: 'primary' | 'danger' }

type DecisionFormProps = {
  /** One sentence about what will happen. */
  meaning?: string
  /** Without it there is no box for a note. */
  noteLabel?: string
  /** What to say where the note is missing; without it the note is optional. */
  noteMissing?: string
  buttons: readonly DecisionButton[]
  busy: boolean
  /** @returns true where the decision was taken: then the note is cleared */
  onDecide: (value: string, note: string) => Promise<boolean>
}

/** A note, if one is wanted, and the buttons that it goes with. */
export const DecisionForm = ({
  meaning,
  noteLabel,
  noteMissing,
  buttons,
  busy,
  onDecide,
}: DecisionFormProps) => {
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const id = useId()

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const button = event.nativeEvent.submitter as HTMLButtonElement | null
    const text = note.trim()
    if (noteMissing && text === '') {
      setMissing(true)
      box.current?.focus()
      return
    }
    setMissing(false)
    if (await onDecide(button?.value ?? buttons[0]?.value ?? '', text)) setNote('')
  }

  return (
    <form className="kpsa-decision" noValidate onSubmit={(event) => void send(event)}>
      {meaning ? <p>{meaning}</p> : null}
      {noteLabel ? (
        <>
          <label htmlFor={id}>{noteLabel}</label>
          {missing ? (
            <p className="kpsa-decision__missing" id={`${id}-missing`} role="alert">
              {noteMissing}
            </p>
          ) : null}
          <textarea
            aria-describedby={missing ? `${id}-missing` : undefined}
            aria-invalid={missing || undefined}
            aria-required={noteMissing ? true : undefined}
            id={id}
            maxLength={5000}
            onChange={(event) => setNote(event.target.value)}
            ref={box}
            rows={3}
            value={note}
          />
        </>
      ) : null}
      <div className="kpsa-decision__buttons">
        {buttons.map(({ label, value, style }) => (
          <button
            className={`kpsa-button ${style ? `kpsa-button--${style}` : ''}`}
            disabled={busy}
            key={value}
            type="submit"
            value={value}
          >
            {label}
          </button>
        ))}
      </div>
    </form>
  )
}
