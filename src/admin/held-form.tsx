'use client'
import { useAuth, useDocumentInfo, useEditDepth } from '@payloadcms/ui'
import { useState } from 'react'
import { editAddress } from './admin-addresses'
import { useHeldForm } from './use-held-form'

const idOf = (user: unknown): unknown =>
  typeof user === 'object' && user !== null && 'id' in user ? user.id : user

const nameOf = (user: unknown): string =>
  typeof user === 'object' && user !== null && 'email' in user ? String(user.email) : 'Somebody else'

/**
 * Stands in every form. A form that somebody else is writing in is held until the page is fetched for whoever takes
 * it over, and a new one, once it is saved, until its own page has come. In a drawer it says so itself: Payload's
 * question about taking over lies beneath the drawer.
 */
export const HeldForm = () => {
  const { user } = useAuth()
  const info = useDocumentInfo()
  const { id, collectionSlug, currentEditor, documentIsLocked, initialState } = info
  const isPage = useEditDepth() < 2
  const now = { initialState, isLocked: documentIsLocked && idOf(currentEditor) !== idOf(user) }
  const [fetched, setFetched] = useState(now)
  if (fetched.initialState !== initialState) setFetched(now)
  // A global has no id, and stays where it is when it is saved.
  const isLeaving =
    collectionSlug !== undefined &&
    id === undefined &&
    info.savedDocumentData?.id !== undefined &&
    isPage &&
    info.redirectAfterCreate !== false
  useHeldForm(isLeaving || fetched.isLocked ? fetched.initialState : undefined)
  if (isPage || !fetched.isLocked || !collectionSlug) return null
  return (
    <p className="kpsa-held" role="status">
      {nameOf(currentEditor)} is writing here. To take it over, open{' '}
      <a href={editAddress(collectionSlug, String(id))} rel="noreferrer" target="_blank">
        its own page
      </a>
      .
    </p>
  )
}
