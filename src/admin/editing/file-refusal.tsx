'use client'
import { useFormFields } from '@payloadcms/ui'
import { useSyncExternalStore } from 'react'
import { onRefusals, refusalOf } from './refused-files'

/** Below the file of a form: why it was refused, for as long as it is there; Payload's own message passes. */
export const FileRefusal = () => {
  const file = useFormFields(([fields]) => fields.file)
  const refusal = useSyncExternalStore(
    onRefusals,
    () => refusalOf(file?.value),
    () => undefined,
  )
  if (refusal === undefined || (file?.valid === false && file.errorMessage === refusal)) return null
  return (
    <p className="kpsa-file-refusal" role="alert">
      {refusal}
    </p>
  )
}
