'use client'
import { stateLabels } from '../../plugins/approval/states'
import { StateLabel } from '../review/state-label'
import { useApproval } from './use-approval'

/** Takes the place of Payload's status and of its "revert to published". */
export const StateInWords = () => {
  const { situation } = useApproval()
  const { state, live } = situation
  return (
    <p className="kpsa-status">
      <StateLabel state={state}>{stateLabels[state]}</StateLabel>
      {live && state !== 'published' ? (
        <span className="kpsa-status__live">The approved version stays published.</span>
      ) : null}
    </p>
  )
}
