import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import type { Workflow } from '../item'

type Saved = { updatedAt?: string; workflow?: Partial<Workflow> }

/** The document in the form as it was saved. `address` is where its calls are, undefined until there is one. */
export const useSavedDocument = () => {
  const { config } = useConfig()
  const { id, collectionSlug, savedDocumentData } = useDocumentInfo()
  const { updatedAt, workflow } = (savedDocumentData ?? {}) as Saved
  return {
    address:
      id === undefined ? undefined : `${config.routes.api}/${collectionSlug}/${encodeURIComponent(id)}`,
    state: workflow?.state ?? 'draft',
    isLive: Boolean(workflow?.publishedVersion),
    /** The name of what the form shows, as it was saved. */
    version: workflow?.version,
    /** Changes with every save. */
    savedAt: updatedAt,
  }
}
