import { createServerFeature } from '@payloadcms/richtext-lexical'

/** Cleans what is pasted into the editor: see src/admin/pasting. It is the browser's part alone. */
export const PastingFeature = createServerFeature({
  feature: { ClientFeature: '/src/admin/pasting/pasting-feature-client#PastingFeatureClient' },
  key: 'pasting',
})
