import type { Field, FieldAccess } from 'payload'
import type { ApprovalComponents } from '../options'
import { stateLabels, states } from '../states'
import { keepWhatIsStored } from '../storing/write-draft-itself'

/** Nobody writes these through the API or the admin; guard-workflow sees to every other way. */
const systemOnly: { create: FieldAccess; update: FieldAccess } = { create: () => false, update: () => false }

const text = (name: string, label: string, hidden = true): Field => ({
  name,
  type: 'text',
  label,
  access: systemOnly,
  admin: { readOnly: true, hidden },
})

/** The `workflow` group that goes with every version of an item. */
export const workflowField = (components: ApprovalComponents): Field => ({
  name: 'workflow',
  type: 'group',
  label: 'Approval',
  access: systemOnly,
  hooks: { beforeChange: [keepWhatIsStored] },
  admin: { position: 'sidebar', readOnly: true, hideGutter: true },
  fields: [
    {
      name: 'state',
      type: 'select',
      label: 'Approval',
      index: true,
      defaultValue: 'draft',
      options: states.map((value) => ({ value, label: stateLabels[value] })),
      access: systemOnly,
      // Not hidden: it is a column and a filter of lists.
      admin: {
        readOnly: true,
        components: {
          Field: components.statePanel,
          ...(components.stateColumnLabel && { Label: components.stateColumnLabel }),
          ...(components.stateCell && { Cell: components.stateCell }),
        },
      },
    },
    { ...(text('version', 'Version') as object), index: true } as Field,
    text('seal', 'Hash of what it says and shows'),
    text('submittedBy', 'Submitted by'),
    text('submittedAt', 'Submitted at'),
    {
      // In one column: a table of texts costs three statements with every save.
      name: 'writtenBy',
      type: 'json',
      typescriptSchema: [() => ({ type: 'array', items: { type: 'string' } })],
      access: systemOnly,
      admin: { readOnly: true, hidden: true },
    },
    text('scheduledVersion', 'Approved version that goes live later'),
    text('publishedVersion', 'Published version'),
    text('publishedAt', 'Published at'),
    text('firstPublishedAt', 'First published at'),
    text('withdrawnAt', 'Withdrawn at'),
    text('correctedAt', 'Corrected at'),
  ],
})
