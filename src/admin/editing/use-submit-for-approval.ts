'use client'
import { useDocumentInfo, useFormModified, useRouteCache } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useCallback, useEffect, useRef, useState } from 'react'
import { callWorkflow, type Refusal } from './call-workflow'
import { useApproval } from './use-approval'
import { useHeldForm } from './use-held-form'
import { useSaveDraft } from './use-save-draft'

export type Outcome = { kind: 'submitted' } | { kind: 'not-saved' } | { kind: 'refused'; refusal: Refusal }

/**
 * Submitting what was never saved takes two steps with a change of page between them: it is saved, Payload opens
 * the new document, and there the button finds that it is still to be submitted.
 */
let submitOnceOpen: { collection: string; asked: number } | undefined
const patience = 30_000

/** Saves the form where it has changes, then asks for approval. What was typed stays in the form in any case. */
export const useSubmitForApproval = () => {
  const { collection, id } = useApproval()
  const { data, initialState, setData } = useDocumentInfo()
  const { clearRouteCache } = useRouteCache()
  const modified = useFormModified()
  const saveDraft = useSaveDraft()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const [old, setOld] = useState<FormState>()
  useHeldForm(old !== undefined && old === initialState)
  const latest = useRef({ modified, data, initialState })
  useEffect(() => {
    latest.current = { modified, data, initialState }
  })

  const submitSaved = useCallback(
    async (document: string) => {
      const { review, refusal } = await callWorkflow(collection, document, 'submit', {})
      if (refusal) {
        setOutcome({ kind: 'refused', refusal })
        return
      }
      setOutcome({ kind: 'submitted' })
      const saved = latest.current.data as { workflow?: object } | undefined
      setData({
        ...saved,
        workflow: { ...saved?.workflow, state: review.state, version: review.version },
      })
      // Fetches the document anew, which would put back what somebody has typed since.
      if (!latest.current.modified) {
        setOld(latest.current.initialState)
        clearRouteCache()
      }
    },
    [collection, setData, clearRouteCache],
  )

  const submitForApproval = useCallback(async () => {
    setBusy(true)
    setOutcome(undefined)
    try {
      if (id === undefined) submitOnceOpen = { collection, asked: Date.now() }
      if (!(await saveDraft({ onlyChanges: id !== undefined }))) {
        submitOnceOpen = undefined
        setOutcome({ kind: 'not-saved' })
        return
      }
      if (id !== undefined) await submitSaved(id)
    } finally {
      setBusy(false)
    }
  }, [collection, id, saveDraft, submitSaved])

  useEffect(() => {
    if (id === undefined || submitOnceOpen?.collection !== collection) return
    const { asked } = submitOnceOpen
    submitOnceOpen = undefined
    if (Date.now() - asked > patience) return
    setBusy(true)
    void submitSaved(id).finally(() => setBusy(false))
  }, [id, collection, submitSaved])

  return { submitForApproval, busy, outcome, dismiss: () => setOutcome(undefined) }
}
