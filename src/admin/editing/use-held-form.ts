'use client'
import { useForm, useFormProcessing } from '@payloadcms/ui'
import { useEffect } from 'react'

/**
 * Lets nobody type while the page is being fetched anew: the form that comes takes the place of this one, with all
 * that was typed into it meanwhile.
 */
export const useHeldForm = (held: boolean): void => {
  const { setProcessing } = useForm()
  const processing = useFormProcessing()
  useEffect(() => {
    if (held && !processing) setProcessing(true)
  }, [held, processing, setProcessing])
  useEffect(() => (held ? () => setProcessing(false) : undefined), [held, setProcessing])
}
