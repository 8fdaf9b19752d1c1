'use client'
import { Button, useModal } from '@payloadcms/ui'
import type { FormState } from 'payload'
import type { ReactNode } from 'react'

type Arguments = Record<string, unknown>

/** In a drawer that stays empty: why, and the way out, which Payload's own content would have brought. */
const RefusedInDrawer = ({ sentence, drawer }: { sentence: string; drawer: string | undefined }) => {
  const { closeModal } = useModal()
  return (
    <div className="kpsa-refused" role="alert">
      <p>{sentence}</p>
      {drawer === undefined ? null : <Button onClick={() => closeModal(drawer)}>Close</Button>}
    </div>
  )
}

const inDrawer = (sentence: string, { drawerSlug }: Arguments): ReactNode => (
  <RefusedInDrawer drawer={typeof drawerSlug === 'string' ? drawerSlug : undefined} sentence={sentence} />
)

const inPlace = (sentence: string): ReactNode => <p role="alert">{sentence}</p>

/** The form as it was asked for, so that a drawer which is saved afterwards loses nothing. */
const stateOf = (data: object): FormState =>
  Object.fromEntries(
    Object.entries(data).map(([path, value]: [string, unknown]) => [
      path,
      { value, initialValue: value, valid: true, passesCondition: true },
    ]),
  )

/**
 * Payload's forms keep what they have where no state comes back. A new form begins with what it was asked for; the
 * choice of fields in "edit several" stumbles over nothing at all.
 */
const formState = ({ data, formState: current, select }: Arguments): FormState | null => {
  if (typeof data === 'object' && data && !current) return stateOf(data)
  return select ? {} : null
}

const nothing = (): undefined => undefined

const answers: Record<string, (sentence: string, args: Arguments) => unknown> = {
  // Who puts other content into a form asks whether it was refused: what comes then is not the whole form.
  'form-state': (_sentence, args) => ({ state: formState(args), refused: true }),
  'table-state': () => ({}),
  'render-list': (sentence, args) => ({ List: inDrawer(sentence, args) }),
  'render-document': (sentence, args) => ({ Document: inDrawer(sentence, args), data: {} }),
  'render-document-slots': () => ({}),
  'render-field': (sentence) => ({ Field: inPlace(sentence) }),
  'render-widget': (sentence) => ({ component: inPlace(sentence) }),
  // Whoever asks for it takes an error, says so, and keeps the layout that is there.
  'get-default-layout': (sentence) => Promise.reject(new Error(sentence)),
}

/** Which answers show the sentence themselves. */
const speaking = new Set(['render-list', 'render-document', 'render-field', 'render-widget'])
export const showsSentence = (name: string): boolean => speaking.has(name)

/**
 * A refusal in the form in which Payload's pages take the answer of a server function.
 *
 * @param name of the server function
 * @param args what it was called with
 */
export const refusedAnswer = (name: string, args: Arguments, sentence: string): unknown =>
  (answers[name] ?? nothing)(sentence, args)
