import type { CustomComponent } from 'payload'

/** What stands in every form of the admin, beside its buttons. */
export const partsOfForms: CustomComponent[] = [
  '/src/admin/editing/held-form#HeldForm',
  '/src/admin/editing/unsaved-after-refusal#UnsavedAfterRefusal',
  '/src/admin/keeping/kept-texts#KeptTexts',
  '/src/admin/late-changes/late-changes#LateChanges',
  '/src/admin/conflicts/changed-meanwhile#ChangedMeanwhile',
]

/** What stands above the fields of every form of the admin. */
export const aboveFields = ['/src/admin/errors/error-summary#ErrorSummary']
