'use client'
import { CodeForm } from './code-form'

/** Asks for a code, and leads on. */
export const SecondFactorVerify = ({ next }: { next: string }) => (
  <>
    <CodeForm
      button="Go on"
      hint="Six digits, new every half minute. Without your phone, give one of your recovery codes."
      label="Code from your app"
      onDone={() => window.location.assign(next)}
      path="second-factor/verify"
    />
    <p>
      Neither phone nor recovery codes? Ask the alliance administrator, who can remove your second step; then
      you set it up again.
    </p>
  </>
)
