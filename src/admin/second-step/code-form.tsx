'use client'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { callSecondFactor } from './call-second-factor'
import { useReady } from './use-ready'

type CodeFormProps<Body> = {
  /** Below `/api/users/`, such as `second-factor/verify`. */
  path: string
  label: string
  hint: string
  button: string
  danger?: boolean
  onDone: (body: Body) => void
}

/** A box for one code, and the button that sends it. What is wrong is said beside the box, which keeps the focus. */
export const CodeForm = <Body,>({ path, label, hint, button, danger, onDone }: CodeFormProps<Body>) => {
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const box = useRef<HTMLInputElement>(null)
  const id = useId()
  const ready = useReady()

  const send = async () => {
    setBusy(true)
    const { body, refusal } = await callSecondFactor<Body>(path, { code })
    setBusy(false)
    if (!refusal) {
      setProblem(undefined)
      setCode('')
      onDone(body)
      return
    }
    setProblem(refusal.message)
    box.current?.select()
  }

  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!busy) void send()
  }

  // No form: in the account page this stands inside Payload's own.
  return (
    <div className="kpsa-code">
      <label htmlFor={id}>{label}</label>
      <p className="kpsa-code__hint" id={`${id}-hint`}>
        {hint}
      </p>
      {problem ? (
        <p className="kpsa-decision__missing" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      ) : null}
      <input
        aria-describedby={problem ? `${id}-problem ${id}-hint` : `${id}-hint`}
        aria-invalid={problem ? true : undefined}
        autoCapitalize="none"
        autoComplete="one-time-code"
        disabled={!ready}
        id={id}
        maxLength={40}
        onChange={(event) => setCode(event.target.value)}
        onKeyDown={sendOnEnter}
        ref={box}
        spellCheck={false}
        type="text"
        value={code}
      />
      <button
        className={`kpsa-button kpsa-button--${danger ? 'danger' : 'primary'}`}
        disabled={busy || !ready}
        onClick={() => void send()}
        type="button"
      >
        {button}
      </button>
    </div>
  )
}
