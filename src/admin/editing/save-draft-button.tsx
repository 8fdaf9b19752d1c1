'use client'
import {
  FormSubmit,
  useDocumentInfo,
  useEditDepth,
  useFormModified,
  useHotkey,
  useOperation,
} from '@payloadcms/ui'
import { useRef } from 'react'
import { useApproval } from './use-approval'
import { textsSettled, useSaveDraft } from './use-save-draft'

/** Payload's button with words that say what happens to something that parents read already: nothing. */
export const SaveDraftButton = () => {
  const { situation } = useApproval()
  const { uploadStatus } = useDocumentInfo()
  const saveDraft = useSaveDraft()
  const modified = useFormModified()
  const operation = useOperation()
  const editDepth = useEditDepth()
  const button = useRef<HTMLButtonElement>(null)
  useHotkey({ cmdCtrlKey: true, editDepth, keyCodes: ['s'] }, (event) => {
    event.preventDefault()
    event.stopPropagation()
    // The button is off until the form has been told that something was typed.
    void textsSettled().then(() => button.current?.click())
  })
  return (
    <FormSubmit
      buttonId="action-save-draft"
      buttonStyle="secondary"
      className="save-draft"
      disabled={(operation === 'update' && !modified) || uploadStatus === 'uploading'}
      onClick={() => void saveDraft()}
      ref={button}
      size="medium"
      type="button"
    >
      {situation.live ? 'Save as new draft' : 'Save draft'}
    </FormSubmit>
  )
}
