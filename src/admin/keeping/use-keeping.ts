'use client'
import { useAllFormFields, useAuth, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { useFormName } from './form-name'
import { forget, keep, ownerOf } from './kept-store'
import { sayOpen } from './live-forms'

/** Long enough to write a few words at once, short enough that a crash takes no more. */
const restMs = 250

/** Nothing secret is kept, and no file: the browser has no place for those. */
const leftOut = ['password', 'confirm-password', 'currentPassword', 'file']

const ofForm = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !leftOut.includes(name)))

/**
 * Keeps what is typed into the form in this browser until it is saved.
 *
 * @returns the name under which it is kept
 */
export const useKeeping = (): string => {
  const [name] = useState(() => Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-'))
  const { user } = useAuth()
  const { id, savedDocumentData } = useDocumentInfo()
  const { getData } = useForm()
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const form = useFormName()
  const person = user ? String(user.id) : undefined
  const isKept = useRef(false)
  const isCreated = id === undefined && savedDocumentData?.id !== undefined

  useEffect(() => ('locks' in navigator ? sayOpen(name) : undefined), [name])

  // Asked for before anything is typed: later the session may have ended, or the line be gone.
  useEffect(() => {
    if (person !== undefined) void ownerOf(person)
  }, [person])

  useEffect(() => {
    if (!modified || isCreated || person === undefined) return
    const later = setTimeout(() => {
      isKept.current = true
      void ownerOf(person).then(async (owner) => {
        if (owner && isKept.current)
          await keep(owner, { id: name, form, at: Date.now(), data: ofForm(getData()) })
      })
    }, restMs)
    return () => clearTimeout(later)
  }, [fields, modified, isCreated, person, name, form, getData])

  useEffect(() => {
    if (!isKept.current) return
    const drop = () => {
      isKept.current = false
      void forget(name)
    }
    if (isCreated) return drop()
    if (modified) return
    // Payload takes a form for saved at a refusal, too, until that is put right.
    const later = setTimeout(drop, restMs)
    return () => clearTimeout(later)
  }, [modified, isCreated, name])

  // A form that is taken off the page after it was saved, such as a drawer's.
  const isSaved = useRef(false)
  useEffect(() => {
    isSaved.current = !modified || isCreated
  })
  useEffect(
    () => () => {
      if (isSaved.current && isKept.current) void forget(name)
    },
    [name],
  )
  return name
}
