import { Button, useFormModified } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { transitionOf, type Transition, type Verb } from '../states'
import { callVerb } from './calls'

type Choice = { label: string; verb: Verb; decision?: 'accept' | 'decline' }

const choicesOf = ({ verb, label, needs }: Transition): Choice[] =>
  needs.includes('decision')
    ? [
        { verb, label: 'Accept', decision: 'accept' },
        { verb, label: 'Decline', decision: 'decline' },
      ]
    : [{ verb, label }]

const wordsAskedFor = ({ needs }: Transition): 'note' | 'reason' | undefined =>
  needs.find((need) => need === 'note' || need === 'reason')

type Props = {
  address: string
  /** Of what would be decided about. */
  version: string
  possible: readonly Verb[]
  /** Called once the server has done it. */
  onDone: () => void
}

/** A button for each verb that is possible; one that needs words asks for them before it is sent. */
export const VerbForm = ({ address, version, possible, onDone }: Props) => {
  const modified = useFormModified()
  const textId = useId()
  const [asking, setAsking] = useState<Choice>()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()

  const send = async ({ verb, decision }: Choice) => {
    setBusy(true)
    setRefusal(undefined)
    const words = wordsAskedFor(transitionOf(verb))
    const answer = await callVerb(address, verb, {
      ...(transitionOf(verb).needs.includes('version') && { version }),
      ...(decision && { decision }),
      ...(words && { [words]: text }),
    })
    setBusy(false)
    if (answer.refusal !== undefined) {
      setRefusal(answer.refusal)
      return
    }
    setAsking(undefined)
    setText('')
    onDone()
  }
  const choose = (choice: Choice) => {
    if (wordsAskedFor(transitionOf(choice.verb))) setAsking(choice)
    else void send(choice)
  }
  if (modified && possible.length > 0) return <p>Save first: only what is saved can be decided about.</p>
  return (
    <>
      {asking ? (
        <div role="group" aria-label={asking.label}>
          <label htmlFor={textId}>Why? The author reads this.</label>
          <textarea
            autoFocus
            id={textId}
            maxLength={5000}
            onChange={(event) => setText(event.target.value)}
            rows={4}
            style={{ display: 'block', width: '100%' }}
            value={text}
          />
          <Button
            disabled={busy || !possible.includes(asking.verb)}
            onClick={() => void send(asking)}
            size="small"
          >
            {asking.label}
          </Button>{' '}
          <Button buttonStyle="secondary" onClick={() => setAsking(undefined)} size="small">
            Cancel
          </Button>
        </div>
      ) : (
        possible
          .map(transitionOf)
          .flatMap(choicesOf)
          .map((choice) => (
            <Button
              buttonStyle={choice.verb === 'withdraw' ? 'secondary' : 'primary'}
              disabled={busy}
              extraButtonProps={{ title: transitionOf(choice.verb).meaning }}
              key={choice.label}
              onClick={() => choose(choice)}
              size="small"
            >
              {choice.label}
            </Button>
          ))
      )}
      {refusal === undefined ? null : <p role="alert">{refusal}</p>}
    </>
  )
}
