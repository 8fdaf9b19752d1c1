'use client'
import { useAllFormFields, useFormModified } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { useFormName } from '../keeping/form-name'
import { lastAsked, putIn } from './asked-forms'

/** Payload's forms ask the server a quarter of a second after a change. */
const restMs = 350

/** A form that never asks, such as one that is held, is not pressed for ever. */
const mostTimes = 3

/**
 * Stands in every form. Payload takes a change for one that the server knows of where it was made in the quarter of a
 * second before the answer about an older state: a row that was added then stays grey, a field that depends on a choice
 * stays away. So a form at rest whose server was last asked about something else, or gave no answer, asks once more.
 */
export const LateChanges = () => {
  const [fields, dispatch] = useAllFormFields()
  const modified = useFormModified()
  const form = useFormName()
  const pressed = useRef({ putIn: '', times: 0 })

  useEffect(() => {
    if (!modified) return
    const askAgain = () => {
      const sound = Object.entries(fields).find(
        ([, { valid, errorMessage }]) => valid !== false && !errorMessage,
      )
      if (!sound) return
      const [path, { errorMessage }] = sound
      // No message and an empty one are the same to people, and a change to the form.
      dispatch({ type: 'UPDATE', path, errorMessage: errorMessage === '' ? undefined : '' })
    }
    const look = () => {
      const asked = lastAsked(form)
      if (asked?.isWaiting) {
        later = setTimeout(look, restMs)
        return
      }
      const now = putIn(fields)
      if (asked?.putIn === now) return
      const times = pressed.current.putIn === now ? pressed.current.times + 1 : 1
      if (times > mostTimes) return
      pressed.current = { putIn: now, times }
      askAgain()
    }
    let later = setTimeout(look, restMs)
    return () => clearTimeout(later)
  }, [fields, modified, form, dispatch])
  return null
}
