'use client'
import { useEffect, useRef, useState } from 'react'

type RecoveryCodesProps = { codes: readonly string[]; onKept: () => void }

const textOf = (codes: readonly string[]): string =>
  ['Recovery codes for signing in to the KPSA admin. Each works once.', '', ...codes, ''].join('\n')

/** The one time that recovery codes are shown, and ways to keep them. */
export const RecoveryCodes = ({ codes, onKept }: RecoveryCodesProps) => {
  const [said, setSaid] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'))
      setSaid('Copied.')
    } catch {
      setSaid('Your browser does not allow copying. Mark the codes and copy them, or download them.')
    }
  }

  return (
    <section aria-labelledby="kpsa-recovery" className="kpsa-part">
      <h2 id="kpsa-recovery" ref={heading} tabIndex={-1}>
        Keep your recovery codes
      </h2>
      <p>
        If you lose your phone, each of these lets you sign in once in place of a code from the app. They are
        shown only now. Print them, or keep them where you keep other papers, and not on the phone.
      </p>
      <ul className="kpsa-recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="kpsa-decision__buttons">
        <button className="kpsa-button" onClick={() => void copy()} type="button">
          Copy
        </button>
        <a
          className="kpsa-button kpsa-button--plain"
          download="kpsa-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(textOf(codes))}`}
        >
          Download as text
        </a>
        <button className="kpsa-button kpsa-button--primary" onClick={onKept} type="button">
          I have kept them
        </button>
      </div>
      <p role="status">{said}</p>
    </section>
  )
}
