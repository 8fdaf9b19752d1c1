'use client'
import { FormSubmit, Link, useFormModified } from '@payloadcms/ui'
import { transitionOf } from '../../plugins/approval/states'
import { reviewAddress } from '../admin-addresses'
import { mayDo, possibleTransitions } from './possible-transitions'
import { SubmitOutcome } from './submit-outcome'
import { useApproval } from './use-approval'
import { useSubmitForApproval } from './use-submit-for-approval'

const submit = transitionOf('submit')

/**
 * Takes the place of Payload's "Publish changes": who writes for the school submits, who signs goes to the
 * review, where the version to decide about is shown.
 */
export const SubmitButton = () => {
  const { collection, id, actor, situation } = useApproval()
  const modified = useFormModified()
  const { submitForApproval, busy, outcome, dismiss } = useSubmitForApproval()

  const possible = possibleTransitions(actor, situation)
  const canSubmit = possible.includes(submit)
  const canDecide = id !== undefined && possible.some(({ verb }) => verb === 'approve')
  // Before the first save there is no school yet that it belongs to; the endpoint decides then.
  const isWriter = id === undefined || mayDo(submit, actor, situation)
  return (
    <div className="kpsa-actions">
      {canDecide ? (
        <Link className="kpsa-button" href={reviewAddress(collection, id)}>
          Review and decide
        </Link>
      ) : null}
      {isWriter && (canSubmit || modified) ? (
        <FormSubmit
          buttonId="action-submit-for-approval"
          buttonStyle={canDecide ? 'secondary' : 'primary'}
          disabled={busy}
          extraButtonProps={{ title: submit.meaning }}
          onClick={() => void submitForApproval()}
          size="medium"
          type="button"
        >
          {busy ? 'Submitting…' : submit.label}
        </FormSubmit>
      ) : null}
      <SubmitOutcome outcome={outcome} onDismiss={dismiss} />
    </div>
  )
}
