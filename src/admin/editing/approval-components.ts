import type { ApprovalComponents } from '../../plugins/approval/options'

/** Where the approval plugin finds what this folder has for it; the form is Payload's import map's. */
export const approvalComponents: ApprovalComponents = {
  publishButton: '/src/admin/editing/submit-button#SubmitButton',
  unpublishButton: '/src/admin/editing/no-unpublish-button#NoUnpublishButton',
  saveDraftButton: '/src/admin/editing/save-draft-button#SaveDraftButton',
  status: '/src/admin/editing/state-in-words#StateInWords',
  statePanel: '/src/admin/editing/approval-panel#ApprovalPanel',
  stateColumnLabel: '/src/admin/editing/approval-column-label#ApprovalColumnLabel',
  stateCell: '/src/admin/office/approval-state-cell#ApprovalStateCell',
}
