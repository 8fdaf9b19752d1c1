'use client'
import { useDocumentInfo, useForm, useLocale, useOperation, useServerFunctions } from '@payloadcms/ui'
import { useCallback } from 'react'

/**
 * Puts other content into the open form, as something that is still to be saved.
 *
 * @returns a function that answers false where the server could not say how the form looks with it: then the form
 *   stays as it is
 */
export const usePutInForm = (): ((data: Record<string, unknown>) => Promise<boolean>) => {
  const { replaceState, setModified } = useForm()
  const { id, collectionSlug, globalSlug, docPermissions, getDocPreferences } = useDocumentInfo()
  const { getFormState } = useServerFunctions()
  const { code: locale } = useLocale()
  const operation = useOperation()
  return useCallback(
    async (data) => {
      const answer = await getFormState({
        ...{ id, collectionSlug, globalSlug, data, locale, operation },
        ...{ schemaPath: collectionSlug ?? globalSlug ?? '', renderAllFields: true, skipValidation: true },
        docPermissions: docPermissions ?? { fields: true },
        docPreferences: await getDocPreferences(),
      })
      if (!answer.state || 'refused' in answer) return false
      replaceState(answer.state)
      setModified(true)
      return true
    },
    [
      ...[id, collectionSlug, globalSlug, locale, operation, docPermissions],
      ...[getDocPreferences, getFormState, replaceState, setModified],
    ],
  )
}
