import type { UIFieldServerProps } from 'payload'
import { formatMoment } from '../look/format-moment'
import { SendAgainButton } from './send-again-button'

/** Above a webhook delivery: how it stands, in words, and a button. */
export const SendAgainSection = ({ id, data }: UIFieldServerProps) => {
  if (id === undefined) return null
  const { state, nextTryAt, attempts } = (data ?? {}) as {
    state?: string
    nextTryAt?: string
    attempts?: number
  }
  const tries = attempts === 1 ? 'one try' : `${attempts ?? 0} tries`
  const words =
    state === 'delivered'
      ? 'The website has confirmed that it received this.'
      : state === 'given-up'
        ? `Given up after ${tries}. It is not tried any more unless you send it again.`
        : `Not delivered yet, after ${tries}.${nextTryAt ? ` It is tried next on ${formatMoment(nextTryAt)}.` : ''}`
  return (
    <section aria-label="How it stands" className="kpsa-panel">
      <p>{words}</p>
      <SendAgainButton delivery={String(id)} />
    </section>
  )
}
