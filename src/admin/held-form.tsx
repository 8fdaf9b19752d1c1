'use client'
import { useAuth, useDocumentInfo, useEditDepth } from '@payloadcms/ui'
import { useState } from 'react'
import { useHeldForm } from './use-held-form'

const idOf = (user: unknown): unknown =>
  typeof user === 'object' && user !== null && 'id' in user ? user.id : user

/**
 * Stands in every form and shows nothing. A form that somebody else is writing in is held until the page is fetched
 * for whoever takes it over, and a new one, once it is saved, until its own page has come.
 */
export const HeldForm = () => {
  const { user } = useAuth()
  const { id, currentEditor, documentIsLocked, initialState, redirectAfterCreate, savedDocumentData } =
    useDocumentInfo()
  const isPage = useEditDepth() < 2
  const now = { initialState, isLocked: documentIsLocked && idOf(currentEditor) !== idOf(user) }
  const [fetched, setFetched] = useState(now)
  if (fetched.initialState !== initialState) setFetched(now)
  const isLeaving =
    id === undefined && savedDocumentData?.id !== undefined && isPage && redirectAfterCreate !== false
  useHeldForm(isLeaving || fetched.isLocked ? fetched.initialState : undefined)
  return null
}
