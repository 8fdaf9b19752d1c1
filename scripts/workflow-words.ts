import type { WorkflowWords } from './workflow-document'

/** How the alliance speaks of its workflow; see docs/workflow.md. */
export const workflowWords: WorkflowWords = {
  who: {
    writer: 'editors and the headteacher of the owning school',
    signer: 'the headteacher of a school that must sign: the owning one, and each that signs with it',
    withdrawer: 'the headteacher of the owning school',
    receiver:
      'the headteacher of a school that is offered it; for the shared page, the alliance administrator',
  },
  notes: [
    'An acceptance ends with a withdrawal, with a version that is published and not offered to the school, and at the ' +
      'accepted version’s own `withdrawAt`. A withdrawal takes the translations of an item along: each comes back by its ' +
      'own approval. What the administrator took off the shared page stays off until it is put back.',
    'A deputy stands in for the headteacher in all of this, between the two times that are set for it.',
  ],
}
