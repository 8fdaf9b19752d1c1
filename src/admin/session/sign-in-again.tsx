'use client'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { callSecondFactor } from '../second-step/call-second-factor'
import { CodeForm } from '../second-step/code-form'

type Due = 'verify' | 'set-up' | null

const dueNow = async (): Promise<Due> => {
  const answer = await fetch('/api/users/second-factor').catch(() => undefined)
  const body = answer?.ok ? ((await answer.json()) as { due?: Due }) : {}
  return body.due ?? null
}

type PasswordProps = { email: string; onDone: (due: Due) => void }

const PasswordForm = ({ email, onDone }: PasswordProps) => {
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const box = useRef<HTMLInputElement>(null)
  const id = useId()
  const send = async () => {
    setBusy(true)
    const { refusal } = await callSecondFactor('login', { email, password })
    if (refusal) {
      setProblem(refusal.message)
      box.current?.select()
    } else {
      setPassword('')
      onDone(await dueNow())
    }
    setBusy(false)
  }
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!busy) void send()
  }
  // No form: this may stand within Payload's own.
  return (
    <div className="kpsa-code">
      <label htmlFor={`${id}-email`}>Email</label>
      <input autoComplete="username" id={`${id}-email`} readOnly type="email" value={email} />
      <label htmlFor={id}>Password</label>
      {problem ? (
        <p className="kpsa-decision__missing" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      ) : null}
      <input
        aria-describedby={problem ? `${id}-problem` : undefined}
        aria-invalid={problem ? true : undefined}
        autoComplete="current-password"
        id={id}
        onChange={(event) => setPassword(event.target.value)}
        onKeyDown={sendOnEnter}
        ref={box}
        type="password"
        value={password}
      />
      <button
        className="kpsa-button kpsa-button--primary"
        disabled={busy}
        onClick={() => void send()}
        type="button"
      >
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </div>
  )
}

type SignInAgainProps = {
  email: string
  /** Signed in again, with all rights. */
  onDone: () => void
}

/**
 * Over the page whose session has ended: the same person signs in again, and the page goes on as it was. What lies
 * behind cannot be read meanwhile; somebody else goes to the page for signing in.
 */
export const SignInAgain = ({ email, onDone }: SignInAgainProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [due, setDue] = useState<Due>(null)
  const title = useId()
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
    dialog.current?.querySelector<HTMLInputElement>('input[type="password"]')?.focus()
  }, [])
  const goOn = (next: Due) => {
    setDue(next)
    if (next === null) onDone()
  }
  return (
    <dialog
      aria-labelledby={title}
      className="kpsa-dialog kpsa-dialog--narrow kpsa-dialog--covers"
      onCancel={(event) => event.preventDefault()}
      ref={dialog}
    >
      <h2 id={title}>Sign in again to go on</h2>
      <p>Your session has ended. What you typed is still here, behind this box.</p>
      {due === null ? <PasswordForm email={email} onDone={goOn} /> : null}
      {due === 'verify' ? (
        <CodeForm
          button="Go on"
          hint="Six digits, new every half minute. Without your phone, give one of your recovery codes."
          label="Code from your app"
          onDone={onDone}
          path="second-factor/verify"
        />
      ) : null}
      {due === 'set-up' ? (
        <p>
          Your school wants a second step when you sign in.{' '}
          <a href="/admin/second-factor" rel="noreferrer" target="_blank">
            Set it up in another tab
          </a>
          , and come back here.{' '}
          <button className="kpsa-button" onClick={() => void dueNow().then(goOn)} type="button">
            I have set it up
          </button>
        </p>
      ) : null}
      <p>
        Somebody else? <a href="/admin/logout">Leave this page</a>. What was typed is kept on this computer
        for {email}.
      </p>
    </dialog>
  )
}
