'use client'
import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { PastedNote } from './pasted-note'

export const PastingFeatureClient = createClientFeature({
  plugins: [{ Component: PastedNote, position: 'bottom' }],
})
