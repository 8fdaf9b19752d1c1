'use client'
import { useDocumentInfo, useForm, useFormProcessing } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useEffect } from 'react'

/**
 * Lets nobody type while the page is being fetched anew: the form that comes takes the place of this one, with all
 * that was typed into it meanwhile.
 *
 * @param given what the form was given when it became old. It is held until it is given something else.
 */
export const useHeldForm = (given: FormState | undefined): void => {
  const { initialState } = useDocumentInfo()
  const { setProcessing } = useForm()
  const processing = useFormProcessing()
  const held = given !== undefined && given === initialState
  useEffect(() => {
    if (held && !processing) setProcessing(true)
  }, [held, processing, setProcessing])
  useEffect(() => (held ? () => setProcessing(false) : undefined), [held, setProcessing])
}
