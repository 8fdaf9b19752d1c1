'use client'
import { useConfig, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useRef } from 'react'
import { savedVersionAt } from '../conflicts/saved-versions'
import { useKeptErrors } from './use-kept-errors'

/** Payload's text editor hands its form what was typed when the browser is idle, or after this at the latest. */
const patienceMs = 500

/** Of browsers that don't say when they are idle: there the editor waits for a tenth of a second. */
const withoutIdleMs = 150

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: patienceMs })
    else setTimeout(resolve, withoutIdleMs)
  })

/**
 * Resolves once the form has all that was typed until now: whoever saves it before, on a busy computer, saves it
 * without the last words. The first wait is for the editor, which asked earlier, the second for the form to take it.
 */
export const textsSettled = async (): Promise<void> => {
  await idle()
  await idle()
}

/**
 * Saves the form of the edit view as a draft, as Payload's own button does, with the last word that was typed.
 *
 * @param which `onlyChanges`: saves nothing where nothing was changed
 * @returns false where it was refused: then the form keeps what was typed, and its fields say what is wrong
 */
export const useSaveDraft = (): ((which?: { onlyChanges: boolean }) => Promise<boolean>) => {
  const form = useForm()
  const modified = useFormModified()
  const latest = useRef(modified)
  useEffect(() => {
    latest.current = modified
  })
  const { id, collectionSlug, setUnpublishedVersionCount } = useDocumentInfo()
  const { config } = useConfig()
  const { api } = config.routes
  const keepErrors = useKeptErrors()
  return useCallback(
    async ({ onlyChanges } = { onlyChanges: false }) => {
      // Held from here on, so that nothing is saved twice; `submit` lets it go again.
      form.setProcessing(true)
      await textsSettled()
      if (onlyChanges && !latest.current) {
        form.setProcessing(false)
        return true
      }
      const address = `${api}/${collectionSlug}${id === undefined ? '' : `/${id}`}`
      const version = form.getField('workflow.version')?.value
      const basedOn = id !== undefined && typeof version === 'string' ? `&basedOn=${version}` : ''
      // As it is by now: the one of a moment at which the form was off does nothing.
      const result = await form.submit({
        action: `${address}?depth=0&draft=true&fallback-locale=null${basedOn}`,
        method: id === undefined ? 'POST' : 'PATCH',
        overrides: { _status: 'draft' },
        skipValidation: true,
      })
      if (!result) form.setProcessing(false)
      if (!result?.res?.ok) {
        await keepErrors()
        return false
      }
      // The form may not have been told: then what is typed next would look like a save over somebody else's.
      const made = savedVersionAt(address)
      if (made) form.dispatchFields({ type: 'UPDATE', path: 'workflow.version', value: made })
      setUnpublishedVersionCount((count) => count + 1)
      return true
    },
    [form, api, collectionSlug, id, setUnpublishedVersionCount, keepErrors],
  )
}
