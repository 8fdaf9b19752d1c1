'use client'
import { useEffect, useRef, useState } from 'react'
import { callSecondFactor } from './call-second-factor'
import { CodeForm } from './code-form'
import { RecoveryCodes } from './recovery-codes'
import { useReady } from './use-ready'

type Begun = { secret: string; address: string; qrCode: string }
type SecondFactorSetUpProps = {
  /** Where to go when it is done. */
  next: string
}

/** In fours, as people read and type it. */
const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

const Scan = ({ begun, onDone }: { begun: Begun; onDone: (codes: string[]) => void }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="kpsa-scan" className="kpsa-part">
      <h2 id="kpsa-scan" ref={heading} tabIndex={-1}>
        Show this to your app
      </h2>
      <p>In the app, choose to add an account, and point the camera at this picture.</p>
      <img
        alt="QR code for your app; the same key stands below as text"
        className="kpsa-qr"
        src={begun.qrCode}
      />
      <p>
        Are you reading this on the phone itself? <a href={begun.address}>Open it in your app</a>, or choose
        to type a key there, and type this one:
      </p>
      <p className="kpsa-secret">
        <code>{grouped(begun.secret)}</code>
      </p>
      <CodeForm<{ recoveryCodes: string[] }>
        button="Switch it on"
        hint="The app shows six digits, and new ones every half minute."
        label="Code from the app"
        onDone={({ recoveryCodes }) => onDone(recoveryCodes)}
        path="second-factor/confirm"
      />
    </section>
  )
}

/** Explains, shows the secret, asks for a first code, and gives the recovery codes. */
export const SecondFactorSetUp = ({ next }: SecondFactorSetUpProps) => {
  const [begun, setBegun] = useState<Begun>()
  const [codes, setCodes] = useState<string[]>()
  const [problem, setProblem] = useState<string>()
  const ready = useReady()

  const begin = async () => {
    const { body, refusal } = await callSecondFactor<Begun>('second-factor/begin')
    setProblem(refusal?.message)
    setBegun(body)
  }

  if (codes) return <RecoveryCodes codes={codes} onKept={() => window.location.assign(next)} />
  if (begun) return <Scan begun={begun} onDone={setCodes} />
  return (
    <section aria-labelledby="kpsa-need" className="kpsa-part">
      <h2 id="kpsa-need">What you need</h2>
      <p>
        An app that makes codes, on a phone or tablet: most password managers can do it, and so can Google
        Authenticator, Microsoft Authenticator, 2FAS or Aegis. It needs no signal, and learns nothing about
        your work.
      </p>
      {problem ? (
        <p className="kpsa-decision__missing" role="alert">
          {problem}
        </p>
      ) : null}
      <button
        className="kpsa-button kpsa-button--primary"
        disabled={!ready}
        onClick={() => void begin()}
        type="button"
      >
        I have an app: go on
      </button>
    </section>
  )
}
