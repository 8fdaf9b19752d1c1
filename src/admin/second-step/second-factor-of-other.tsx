'use client'
import { useState } from 'react'
import { callSecondFactor } from './call-second-factor'
import { useReady } from './use-ready'

type SecondFactorOfOtherProps = { person: string; name: string; on: boolean }

/** For the administrator, when somebody has lost the phone and the recovery codes. */
export const SecondFactorOfOther = ({ person, name, on }: SecondFactorOfOtherProps) => {
  const [sure, setSure] = useState(false)
  const [said, setSaid] = useState<string>()
  const ready = useReady()
  if (!on) return <p>{name} has none.</p>

  const remove = async () => {
    const { refusal } = await callSecondFactor(`${encodeURIComponent(person)}/second-factor/reset`)
    setSaid(refusal?.message ?? `Removed. ${name} has been told, and is signed out everywhere.`)
  }

  return said ? (
    <p role="status">{said}</p>
  ) : (
    <>
      <p>
        It is on. Remove it only if {name} has lost the phone and the recovery codes, and you know that it is
        they who ask: ring them, or see them. They are told by e-mail.
      </p>
      <div className="kpsa-decision__buttons">
        {sure ? (
          <>
            <button className="kpsa-button kpsa-button--danger" onClick={() => void remove()} type="button">
              Yes, remove it
            </button>
            <button className="kpsa-button" onClick={() => setSure(false)} type="button">
              No
            </button>
          </>
        ) : (
          <button
            className="kpsa-button kpsa-button--danger"
            disabled={!ready}
            onClick={() => setSure(true)}
            type="button"
          >
            Remove the second step…
          </button>
        )}
      </div>
    </>
  )
}
