import { stateLabels } from '../states'
import { useSavedDocument } from './use-saved-document'

/** Takes the place of Payload's status, which knows drafts and what is published. */
export const StateInWords = () => {
  const { state, isLive } = useSavedDocument()
  return (
    <p>
      {stateLabels[state]}
      {isLive && state !== 'published' ? '. The approved version stays published.' : ''}
    </p>
  )
}
