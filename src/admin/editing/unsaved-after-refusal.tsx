'use client'
import { useForm, useFormModified, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import { useEffect } from 'react'

/**
 * Stands in every form and shows nothing. Payload takes a form for saved as soon as there is an answer, also where it
 * was refused: then it could not be saved again, and whoever left it was not warned.
 */
export const UnsavedAfterRefusal = () => {
  const { setModified } = useForm()
  const modified = useFormModified()
  const processing = useFormProcessing()
  const submitted = useFormSubmitted()
  useEffect(() => {
    if (submitted && !processing && !modified) setModified(true)
  }, [submitted, processing, modified, setModified])
  return null
}
