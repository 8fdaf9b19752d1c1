'use client'
import { useAuth, useDocumentInfo, useEditDepth } from '@payloadcms/ui'
import { editAddress } from '../admin-addresses'
import { useHeldForm } from './use-held-form'

const idOf = (user: unknown): unknown =>
  typeof user === 'object' && user !== null && 'id' in user ? user.id : user

const nameOf = (user: unknown): string =>
  typeof user === 'object' && user !== null && 'email' in user ? String(user.email) : 'Somebody else'

/**
 * Stands in every form. A form that somebody else is writing in is held until the page is fetched for whoever takes
 * it over, and a new one, once it is saved, until its own page has come. It says who is writing: Payload's question about
 * taking over lies beneath a drawer, and is gone from a page also where taking over failed.
 */
export const HeldForm = () => {
  const { user } = useAuth()
  const info = useDocumentInfo()
  const { id, collectionSlug, currentEditor, isLocked } = info
  const isPage = useEditDepth() < 2
  // A global has no id, and stays where it is when it is saved.
  const isLeaving =
    collectionSlug !== undefined &&
    id === undefined &&
    info.savedDocumentData?.id !== undefined &&
    isPage &&
    info.redirectAfterCreate !== false
  // As the server said when the form was made: by somebody else.
  useHeldForm(isLeaving || isLocked)
  if (!isLocked || idOf(currentEditor) === idOf(user)) return null
  return (
    <p className="kpsa-held" role="status">
      {nameOf(currentEditor)} is writing here. To take it over,{' '}
      {isPage ? (
        'load this page again.'
      ) : (
        <>
          open{' '}
          <a href={editAddress(String(collectionSlug), String(id))} rel="noreferrer" target="_blank">
            its own page
          </a>
          .
        </>
      )}
    </p>
  )
}
