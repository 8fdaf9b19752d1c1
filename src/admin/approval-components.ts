import type { ApprovalComponents } from '../workflow/options'

/** Where the approval plugin finds what this folder has for it; the form is Payload's import map's. */
export const approvalComponents: ApprovalComponents = {
  publishButton: '/src/admin/submit-button#SubmitButton',
  unpublishButton: '/src/admin/no-unpublish-button#NoUnpublishButton',
  saveDraftButton: '/src/admin/save-draft-button#SaveDraftButton',
  status: '/src/admin/state-in-words#StateInWords',
  statePanel: '/src/admin/approval-panel#ApprovalPanel',
  stateColumnLabel: '/src/admin/approval-column-label#ApprovalColumnLabel',
}
