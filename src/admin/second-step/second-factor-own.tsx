'use client'
import { useState } from 'react'
import { CodeForm } from './code-form'
import { RecoveryCodes } from './recovery-codes'
import { useReady } from './use-ready'

type SecondFactorOwnProps = { on: boolean; required: boolean; codesLeft: number }

const hint = 'Six digits from your app, or a recovery code.'

const reload = () => window.location.reload()

/** The person's own second step: on or off, and new recovery codes. */
export const SecondFactorOwn = ({ on, required, codesLeft }: SecondFactorOwnProps) => {
  const [codes, setCodes] = useState<string[]>()
  const [asked, setAsked] = useState<'codes' | 'off'>()
  const ready = useReady()
  if (codes) return <RecoveryCodes codes={codes} onKept={reload} />
  if (!on) {
    return (
      <>
        <p>It is off: your password alone lets you in.</p>
        <a className="kpsa-button" href="/admin/second-factor?redirect=/admin/account">
          Switch it on
        </a>
      </>
    )
  }
  return (
    <>
      <p>
        It is on. You have {codesLeft} recovery {codesLeft === 1 ? 'code' : 'codes'} left.
      </p>
      {required ? (
        <p>
          Your school asks for it. For another phone, remove it: you are then asked to set it up again at
          once.
        </p>
      ) : null}
      {asked === undefined ? (
        <div className="kpsa-decision__buttons">
          <button className="kpsa-button" disabled={!ready} onClick={() => setAsked('codes')} type="button">
            New recovery codes…
          </button>
          <button
            className="kpsa-button kpsa-button--danger"
            disabled={!ready}
            onClick={() => setAsked('off')}
            type="button"
          >
            {required ? 'Remove it…' : 'Switch it off…'}
          </button>
        </div>
      ) : (
        <>
          {asked === 'codes' ? (
            <CodeForm<{ recoveryCodes: string[] }>
              button="Make new recovery codes"
              hint={`${hint} The old recovery codes then work no longer.`}
              label="A code, to be sure that it is you"
              onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
              path="second-factor/recovery-codes"
            />
          ) : (
            <CodeForm
              button={required ? 'Remove it' : 'Switch it off'}
              danger
              hint={hint}
              label="A code, to be sure that it is you"
              onDone={reload}
              path="second-factor/remove"
            />
          )}
          <button className="kpsa-button" onClick={() => setAsked(undefined)} type="button">
            Leave it as it is
          </button>
        </>
      )}
    </>
  )
}
