'use client'
import { useConfig, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useCallback } from 'react'
import { useKeptErrors } from './use-kept-errors'

/**
 * Saves the form of the edit view as a draft, as Payload's own button does.
 *
 * @returns false where it was refused: then the form keeps what was typed, and its fields say what is wrong
 */
export const useSaveDraft = (): (() => Promise<boolean>) => {
  const { submit } = useForm()
  const { id, collectionSlug, setUnpublishedVersionCount } = useDocumentInfo()
  const { config } = useConfig()
  const { api } = config.routes
  const keepErrors = useKeptErrors()
  return useCallback(async () => {
    const document = id === undefined ? '' : `/${id}`
    const result = await submit({
      action: `${api}/${collectionSlug}${document}?depth=0&draft=true&fallback-locale=null`,
      method: id === undefined ? 'POST' : 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
    if (!result?.res?.ok) {
      await keepErrors()
      return false
    }
    setUnpublishedVersionCount((count) => count + 1)
    return true
  }, [submit, api, collectionSlug, id, setUnpublishedVersionCount, keepErrors])
}
