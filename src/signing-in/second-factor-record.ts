import type { PayloadRequest } from 'payload'
import type { SecondFactor } from './second-factor'
import { ProblemError } from '../problems/errors'
import { isCannotStore } from '../storing/storage-failure'
import { heldOver, holdSecondFactor, isHeld } from './held-second-factors'

const collection = 'second-factors'

/** A request, whose transaction is taken part in where there is one; or the program itself. */
export type Within = Pick<PayloadRequest, 'payload'> & Partial<Pick<PayloadRequest, 'transactionID'>>

export const readSecondFactor = async (
  { payload, transactionID }: Within,
  person: string,
): Promise<SecondFactor | null> =>
  heldOver(
    payload,
    await payload.db.findOne<SecondFactor>({
      collection,
      where: { person: { equals: person } },
      req: { transactionID },
    }),
  )

/** Begins anew, in place of what was begun before. @throws ProblemError wrong-state where one is set up */
export const beginSecondFactor = async (
  req: Within,
  person: string,
  given: { secret: string; begunIn: string },
): Promise<void> => {
  const known = await readSecondFactor(req, person)
  if (known?.setUpAt) throw new ProblemError('wrong-state')
  if (known) {
    await changeSecondFactor(req, known, given)
    return
  }
  const { payload, transactionID } = req
  await payload.db.create({
    collection,
    req: { transactionID },
    data: {
      ...given,
      person,
      setUpAt: null,
      lastStep: 0,
      recoveryCodes: [],
      verifiedSessions: [],
      failures: 0,
      lockedUntil: null,
      revision: 0,
    },
  })
}

/** What signing in changes. All else (another secret, recovery codes) counts only once it is stored. */
const ofSigningIn = new Set<string>(['failures', 'lastStep', 'lockedUntil', 'verifiedSessions'])

const isOfSigningIn = (known: SecondFactor, change: Partial<SecondFactor>): boolean =>
  Object.entries(change).every(
    ([name, value]) => ofSigningIn.has(name) || value === known[name as keyof SecondFactor],
  )

/**
 * Changes it if nobody else has since it was read: so a code serves once, and each try counts, however many
 * requests come at once.
 *
 * Where nothing can be stored, what signing in changes is held meanwhile. A recovery code serves only where it can be
 * stored that it has.
 *
 * @throws ProblemError wrong-state where somebody was faster, cannot-store
 */
export const changeSecondFactor = async (
  { payload, transactionID }: Within,
  known: SecondFactor,
  change: Partial<Omit<SecondFactor, 'id' | 'person' | 'revision'>>,
): Promise<SecondFactor> => {
  const revision = known.revision + 1
  const changed = { ...known, ...change, revision }
  const write = async (): Promise<unknown> =>
    payload.db.updateOne({
      collection,
      where: { and: [{ id: { equals: known.id } }, { revision: { equals: known.revision } }] },
      data: { ...change, revision },
      options: { atomic: true },
      req: { transactionID },
    })
  const mayBeHeld = !transactionID && isOfSigningIn(known, change)
  const hold = (error: unknown): SecondFactor | undefined => {
    if (!isCannotStore(error) || !mayBeHeld) throw error
    return holdSecondFactor(payload, known, changed)
  }
  // What is stored is behind what is held, for the seconds until that is stored.
  if (isHeld(payload, known) && !mayBeHeld) throw new ProblemError('cannot-store')
  const done =
    isHeld(payload, known) && mayBeHeld ? holdSecondFactor(payload, known, changed) : write().catch(hold)
  if (!(await done)) throw new ProblemError('wrong-state')
  return changed
}

export const removeSecondFactor = async (
  { payload, transactionID }: Within,
  person: string,
): Promise<void> => {
  await payload.db.deleteMany({
    collection,
    where: { person: { equals: person } },
    req: { transactionID },
  })
}
