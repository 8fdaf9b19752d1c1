'use client'
import { useForm, useFormModified, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import { useEffect } from 'react'
import { useKeptErrors } from './use-kept-errors'

/**
 * Stands in every form and shows nothing. Payload takes a form for saved as soon as there is an answer, also where it
 * was refused: then it could not be saved again, and whoever left it was not warned. And what the server found wrong
 * stays at the fields, though an answer about the form from before may come later.
 */
export const UnsavedAfterRefusal = () => {
  const { setModified } = useForm()
  const modified = useFormModified()
  const processing = useFormProcessing()
  const submitted = useFormSubmitted()
  const keepErrors = useKeptErrors()
  useEffect(() => {
    if (!submitted || processing || modified) return
    setModified(true)
    void keepErrors()
  }, [submitted, processing, modified, setModified, keepErrors])
  return null
}
