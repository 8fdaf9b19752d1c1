'use client'
import { useConfig, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { usePutInForm } from '../keeping/use-put-in-form'
import { formatMoment } from '../look/format-moment'
import { FieldApart, type Side } from './field-apart'
import type { Apart } from '../../plugins/approval/versions/compare-saves'
import { conflictAt, onConflicts, settleConflict, type Conflict } from './noted-conflicts'

/** Where one of the two alone has changed a field, that is what both would want. */
const suggested = ({ changedByMe, changedByThem }: Apart): Side | undefined =>
  changedByMe && changedByThem ? undefined : changedByMe ? 'mine' : 'theirs'

type Chosen = Readonly<Record<string, Side | undefined>>

/** The newest version, with what was chosen of the form's own. */
const merged = ({ newest, apart }: Conflict, chosen: Chosen, mine: Record<string, unknown>) => ({
  ...newest,
  ...Object.fromEntries(
    apart.flatMap(({ field }) => (chosen[field] === 'mine' ? [[field, mine[field]] as const] : [])),
  ),
})

type ChoiceProps = { conflict: Conflict; onDone: () => void; onLater: () => void }

const Choice = ({ conflict, onDone, onLater }: ChoiceProps) => {
  const { getData } = useForm()
  const putInForm = usePutInForm()
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(conflict.apart.map((apart) => [apart.field, suggested(apart)])),
  )
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<string>()
  const names = new Map(Object.entries(conflict.names))
  const take = async () => {
    setAsked(true)
    if (conflict.apart.some(({ field }) => chosen[field] === undefined)) return
    if (await putInForm(merged(conflict, chosen, getData()))) onDone()
    else setProblem('The server did not answer. Nothing is lost: try again in a moment.')
  }
  return (
    <>
      {conflict.apart.map((apart) => (
        <FieldApart
          apart={apart}
          chosen={chosen[apart.field]}
          key={apart.field}
          missing={asked && chosen[apart.field] === undefined}
          names={names}
          onChoose={(side) => setChosen((before) => ({ ...before, [apart.field]: side }))}
        />
      ))}
      {problem ? <p role="alert">{problem}</p> : null}
      <p className="kpsa-kept__choices">
        <button className="kpsa-button kpsa-button--primary" onClick={() => void take()} type="button">
          Put these in the form
        </button>
        <button className="kpsa-button" onClick={onLater} type="button">
          Back to what I typed
        </button>
      </p>
    </>
  )
}

/**
 * Stands in every form: where a save was refused because somebody else has saved meanwhile, it shows both side by side,
 * field by field. Nothing of either is lost, and nothing is saved before the person saves again.
 */
export const ChangedMeanwhile = () => {
  const { id, collectionSlug } = useDocumentInfo()
  const { config } = useConfig()
  const address = `${config.routes.api}/${collectionSlug}/${id}`
  const conflict = useSyncExternalStore(
    onConflicts,
    () => conflictAt(address),
    () => undefined,
  )
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => {
    if (conflict && !dialog.current?.open) dialog.current?.showModal()
  }, [conflict])
  const close = () => settleConflict(address)
  if (!conflict) return null
  return (
    <dialog aria-labelledby={title} className="kpsa-dialog" onClose={close} ref={dialog}>
      <h2 id={title}>Somebody else has saved this</h2>
      <p>
        It was saved on {formatMoment(conflict.newest.updatedAt)}, after you had opened it. What you typed is
        still here, and not saved yet. Choose what shall stand; then save again.
      </p>
      <Choice conflict={conflict} onDone={close} onLater={close} />
    </dialog>
  )
}
