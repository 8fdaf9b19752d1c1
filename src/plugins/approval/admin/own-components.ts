import type { ApprovalComponents } from '../options'

const own = (name: string): string => `@kpsa/payload-approval/client#${name}`

/** The plugin's own parts of the admin, in English, for any project. */
export const ownComponents: ApprovalComponents = {
  // The panel has a button for every step, so these two have nothing to do.
  publishButton: own('NoButton'),
  unpublishButton: own('NoButton'),
  status: own('StateInWords'),
  statePanel: own('ApprovalPanel'),
}
