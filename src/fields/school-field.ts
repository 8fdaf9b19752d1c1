import type { RelationshipField, SingleRelationshipField } from 'payload'
import { onlySchoolOf } from './only-school'

/** The owning school: every record that belongs to one has this field. */
export const schoolField = (
  changes: { description?: string; required?: boolean; readOnly?: boolean } = {},
): RelationshipField => {
  const field: SingleRelationshipField = {
    name: 'school',
    type: 'relationship',
    relationTo: 'schools',
    required: changes.required ?? true,
    index: true,
    maxDepth: 1,
    admin: {
      position: 'sidebar',
      allowCreate: false,
      allowEdit: false,
      components: { Cell: '/src/admin/office/school-cell#SchoolCell' },
      ...(changes.readOnly ? { readOnly: true } : {}),
      description:
        changes.description ??
        'The school that this belongs to. Only its own staff can change it, and its headteacher approves it.',
    },
  }
  if (!changes.readOnly) field.defaultValue = ({ user }) => onlySchoolOf(user)
  return field
}
