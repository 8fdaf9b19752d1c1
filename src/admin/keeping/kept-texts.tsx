'use client'
import { useAuth, useForm, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { readable } from '../../plugins/approval/versions/readable'
import { formatMoment } from '../look/format-moment'
import { FieldValue } from '../review/field-value'
import { partInWords } from '../review/field-words'
import { useFormName } from './form-name'
import { forget, keptFor, ownerOf, type Kept } from './kept-store'
import { openForms } from './live-forms'
import { useKeeping } from './use-keeping'
import { usePutInForm } from './use-put-in-form'

const asText = (value: unknown): string => JSON.stringify(readable(value)) ?? ''

const ofTheSystem = new Set(['id', 'workflow', 'createdAt', 'updatedAt', '_status', 'sizes'])

type Difference = { field: string; value: unknown }

/** What was typed and is not in the form: of lists and texts their words. */
const differences = (kept: Record<string, unknown>, shown: Record<string, unknown>): Difference[] =>
  Object.keys(kept)
    .filter((field) => !ofTheSystem.has(field) && asText(kept[field]) !== asText(shown[field]))
    .map((field) => ({ field, value: readable(kept[field]) }))

const nobody = new Map<string, string>()

const KeptText = ({ kept, onDone }: { kept: Kept; onDone: () => void }) => {
  const { getData } = useForm()
  const putInForm = usePutInForm()
  const [looking, setLooking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const takeUp = async () => {
    if (!(await putInForm(kept.data))) {
      setProblem('The server did not answer. It is still kept: try again in a moment.')
      return
    }
    await forget(kept.id)
    onDone()
  }
  const throwAway = async () => {
    await forget(kept.id)
    onDone()
  }
  return (
    <li>
      <p>
        What you typed here was kept on this computer on {formatMoment(new Date(kept.at).toISOString())}, and
        was never saved.
      </p>
      {problem ? <p role="alert">{problem}</p> : null}
      <p className="kpsa-kept__choices">
        <button className="kpsa-button kpsa-button--primary" onClick={() => void takeUp()} type="button">
          Take it up
        </button>
        <button
          aria-expanded={looking}
          className="kpsa-button"
          onClick={() => setLooking(!looking)}
          type="button"
        >
          Look
        </button>
        <button className="kpsa-button" onClick={() => void throwAway()} type="button">
          Throw away
        </button>
      </p>
      {looking ? (
        <dl className="kpsa-kept__fields">
          {differences(kept.data, getData()).map(({ field, value }) => (
            <div key={field}>
              <dt>{partInWords(field)}</dt>
              <dd>
                <FieldValue field={field} names={nobody} value={value} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  )
}

/**
 * Stands in every form. It keeps what is typed in this browser until it is saved, and offers what was kept before: after
 * a crash, a lost line, a session that ended.
 */
export const KeptTexts = () => {
  const name = useKeeping()
  const form = useFormName()
  const { user } = useAuth()
  const { getData } = useForm()
  const modified = useFormModified()
  const [offered, setOffered] = useState<Kept[]>([])
  const person = user ? String(user.id) : undefined

  const look = useCallback(async () => {
    const owner = person === undefined || !('locks' in navigator) ? undefined : await ownerOf(person)
    if (!owner) return
    const [kept, isOpen] = await Promise.all([keptFor(owner, form), openForms()])
    const left = kept.filter(({ id }) => id !== name && !isOpen(id))
    // Saved by another door meanwhile.
    const settled = left.filter(({ data }) => differences(data, getData()).length === 0)
    await Promise.all(settled.map(({ id }) => forget(id)))
    setOffered(left.filter((one) => !settled.includes(one)))
  }, [person, form, name, getData])

  useEffect(() => {
    void look()
  }, [look])

  // Beside something that was begun anew it would only be in the way.
  if (offered.length === 0 || modified) return null
  return (
    <section aria-label="Kept on this computer" className="kpsa-note kpsa-kept">
      <ul>
        {offered.map((kept) => (
          <KeptText kept={kept} key={kept.id} onDone={() => void look()} />
        ))}
      </ul>
    </section>
  )
}
