'use client'
import { useAllFormFields, useDocumentInfo, useFormProcessing } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useEffect, useId, useRef, useState } from 'react'
import { goToField } from './go-to-field'
import { placeOfField } from './places-of-fields'

type FieldError = { path: string; message: string }

const errorsIn = (fields: FormState): FieldError[] =>
  Object.entries(fields).flatMap(([path, { valid, errorMessage, passesCondition }]) =>
    valid === false && errorMessage && passesCondition !== false ? [{ path, message: errorMessage }] : [],
  )

/**
 * Stands above the fields of every form: after a save that was refused, all that is wrong, each with the way to its
 * field, in whatever tab that is. What was put right goes from the list. See GOV.UK Design System, "Error summary".
 */
export const ErrorSummary = () => {
  const [fields] = useAllFormFields()
  const processing = useFormProcessing()
  const { docConfig } = useDocumentInfo()
  const [told, setTold] = useState<ReadonlySet<string>>(new Set())
  const box = useRef<HTMLElement>(null)
  const title = useId()
  const latest = useRef(fields)
  useEffect(() => {
    latest.current = fields
  })

  const wasProcessing = useRef(processing)
  useEffect(() => {
    const ended = wasProcessing.current && !processing
    wasProcessing.current = processing
    if (!ended) return
    // The form is drawn with what the server found wrong first.
    const later = setTimeout(() => setTold(new Set(errorsIn(latest.current).map(({ path }) => path))), 50)
    return () => clearTimeout(later)
  }, [processing])

  const errors = errorsIn(fields).filter(({ path }) => told.has(path))
  const isShown = errors.length > 0
  useEffect(() => {
    if (isShown) box.current?.focus()
  }, [isShown, told])
  if (!isShown) return null
  return (
    <section
      aria-labelledby={title}
      className="kpsa-note kpsa-note--bad kpsa-errors"
      ref={box}
      role="alert"
      tabIndex={-1}
    >
      <h2 id={title}>Not saved yet: please put this right</h2>
      <ul>
        {errors.map(({ path, message }) => {
          const { label, tabs } = placeOfField(docConfig?.fields ?? [], path)
          return (
            <li key={path}>
              <button
                className="kpsa-link"
                onClick={({ currentTarget }) => {
                  const form = currentTarget.closest('form')
                  if (form) void goToField(form, path, tabs)
                }}
                type="button"
              >
                {label}
              </button>
              : {message}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
