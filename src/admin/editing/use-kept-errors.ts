'use client'
import { useAllFormFields, useForm } from '@payloadcms/ui'
import { useCallback, useEffect, useRef } from 'react'

type Kept = { values: Map<string, string>; errors: { path: string; message: string }[] }

const asText = (value: unknown): string => JSON.stringify(value) ?? ''

/**
 * What the server found wrong when it refused to save stays at the fields until somebody changes something. Payload
 * asks the server for the form's state as somebody types, and an answer from before the refusal, which knows of no
 * error, may come after it and take the errors away.
 *
 * @returns what is to be called after a refusal
 */
export const useKeptErrors = (): (() => Promise<void>) => {
  const [fields, dispatchFields] = useAllFormFields()
  const { getFields } = useForm()
  const kept = useRef<Kept>(undefined)
  useEffect(() => {
    if (!kept.current) return
    const { values, errors } = kept.current
    if (Object.entries(fields).some(([path, { value }]) => values.get(path) !== asText(value))) {
      kept.current = undefined
      return
    }
    const lost = errors.filter(({ path }) => fields[path] && fields[path].valid !== false)
    if (lost.length > 0) dispatchFields({ type: 'ADD_SERVER_ERRORS', errors: lost })
  }, [fields, dispatchFields])
  return useCallback(async () => {
    // The form is drawn with the errors first.
    await new Promise((resolve) => setTimeout(resolve))
    const now = Object.entries(getFields())
    kept.current = {
      values: new Map(now.map(([path, { value }]) => [path, asText(value)])),
      errors: now.flatMap(([path, { valid, errorMessage }]) =>
        valid === false && errorMessage ? [{ path, message: errorMessage }] : [],
      ),
    }
  }, [getFields])
}
