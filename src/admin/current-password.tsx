'use client'
import { PasswordField, useAuth, useDocumentInfo, useFormFields, useFormModified } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

const path = 'currentPassword'

const isGiven = (value: string | null | undefined) =>
  value ? true : 'Give the password that you have now, so that nobody else changes it for you.'

/** In one's own account, as soon as another password or address is typed: the password as it is. */
export const CurrentPassword = () => {
  const { user } = useAuth()
  const { id, collectionSlug, savedDocumentData } = useDocumentInfo()
  const modified = useFormModified()
  const dispatch = useFormFields(([, dispatchFields]) => dispatchFields)
  // The form says nothing of what it began with where the address cannot be changed.
  const savedEmail = savedDocumentData?.email as unknown
  const changes = useFormFields(
    ([fields]) =>
      Boolean(fields.password?.value) ||
      (fields.email?.value !== undefined && savedEmail !== undefined && fields.email.value !== savedEmail),
  )
  const isOwn = collectionSlug === 'users' && id !== undefined && String(user?.id) === String(id)
  const wasModified = useRef(modified)
  useEffect(() => {
    if (!changes) dispatch({ type: 'REMOVE', path })
  }, [changes, dispatch])
  useEffect(() => {
    // What was saved is not to be sent again with the next change of something else.
    if (wasModified.current && !modified) {
      for (const one of ['password', 'confirm-password', path]) dispatch({ type: 'REMOVE', path: one })
    }
    wasModified.current = modified
  }, [modified, dispatch])
  if (!isOwn || !changes) return null
  return (
    <div className="field-type kpsa-current-password">
      <PasswordField
        autoComplete="current-password"
        field={{ name: path, label: 'Current password', required: true }}
        path={path}
        validate={isGiven}
      />
    </div>
  )
}
