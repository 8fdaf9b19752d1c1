'use client'
import {
  PasswordField,
  useAuth,
  useConfig,
  useDocumentInfo,
  useFormFields,
  useFormModified,
  useTranslation,
} from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { UnsavedAfterRefusal } from './unsaved-after-refusal'

const path = 'currentPassword'

const newPassword = ['password', 'confirm-password']

const isGiven = (value: string | null | undefined) =>
  value ? true : 'Give the password that you have now, so that nobody else changes it for you.'

/**
 * An answer about the form that was asked for before a password was typed says that it is missing, and nothing takes
 * that back: who saves then is told to correct what is right.
 */
const useTypedPasswords = () => {
  const { t } = useTranslation()
  const dispatch = useFormFields(([, dispatchFields]) => dispatchFields)
  const missing = t('validation:required')
  const wronged = useFormFields(([fields]) =>
    newPassword
      .filter((one) => fields[one]?.value && !fields[one].valid && fields[one].errorMessage === missing)
      .join(),
  )
  useEffect(() => {
    for (const one of wronged.split(',').filter(Boolean)) {
      dispatch({ type: 'UPDATE', path: one, valid: true, errorMessage: undefined })
    }
  }, [wronged, dispatch])
}

const useInAccountPage = (): boolean => {
  const { config } = useConfig()
  return usePathname() === `${config.routes.admin}${config.admin.routes.account}`
}

/** In one's own account, as soon as another password or address is typed and until it is saved: the password as it is. */
export const CurrentPassword = () => {
  const { user } = useAuth()
  const { id, collectionSlug, savedDocumentData } = useDocumentInfo()
  const modified = useFormModified()
  useTypedPasswords()
  // Payload's account page has no place for what stands in every other form.
  const inAccountPage = useInAccountPage()
  const dispatch = useFormFields(([, dispatchFields]) => dispatchFields)
  // The form says nothing of what it began with where the address cannot be changed.
  const savedEmail = savedDocumentData?.email as unknown
  const changes = useFormFields(
    ([fields]) =>
      Boolean(fields.password?.value) ||
      (fields.email?.value !== undefined && savedEmail !== undefined && fields.email.value !== savedEmail),
  )
  const isOwn = collectionSlug === 'users' && id !== undefined && String(user?.id) === String(id)
  // Until it is saved: Payload closes the boxes of the new password at every answer, a refusal too.
  const [refused, setRefused] = useState(false)
  const shown = changes || refused
  const wasModified = useRef(modified)
  useEffect(() => {
    if (wasModified.current && !modified) {
      setRefused(changes)
      // What was in the boxes would be sent with the next change of something else.
      for (const one of newPassword) dispatch({ type: 'REMOVE', path: one })
    }
    wasModified.current = modified
  }, [modified, changes, dispatch])
  const savedAt = savedDocumentData?.updatedAt as unknown
  useEffect(() => setRefused(false), [savedAt])
  useEffect(() => {
    if (!shown) dispatch({ type: 'REMOVE', path })
  }, [shown, dispatch])
  const value = useFormFields(([fields]) => fields[path]?.value)
  const wasValue = useRef(value)
  useEffect(() => {
    // What the server said of the one before is not said of this one.
    if (wasValue.current !== value && value) dispatch({ type: 'UPDATE', path, valid: true })
    wasValue.current = value
  }, [value, dispatch])
  return (
    <>
      {isOwn && shown ? (
        <div className="field-type kpsa-current-password">
          <PasswordField
            autoComplete="current-password"
            field={{ name: path, label: 'Current password', required: true }}
            path={path}
            validate={changes ? isGiven : undefined}
          />
        </div>
      ) : null}
      {inAccountPage ? <UnsavedAfterRefusal /> : null}
    </>
  )
}
