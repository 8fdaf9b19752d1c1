import type { WorkflowWords } from '../plugins/approval/workflow-document'

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
    'A deputy stands in for the headteacher in all of this, between the two times that are set for it.',
  ],
}
