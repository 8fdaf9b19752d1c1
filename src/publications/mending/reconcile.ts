import type { Payload, PayloadRequest } from 'payload'
import { requestsInTurn } from '../../access/requests-in-turn'
import { approvedCollections, itemCollections, type ItemCollection } from '../../alliance/item'
import { sealStored, unsealed } from '../../plugins/approval/versions/seal-stored'
import { ProblemError } from '../../problems/errors'
import { moveCorrections } from './move-corrections'
import { inTransaction } from '../../transaction/in-transaction'
import { cleanStored } from './clean-stored'
import { mendPublications } from './mend-publications'
import { mendTranslations, type MendedTranslation } from './mend-translations'
import { recordSites } from '../site-records'
import { synchronisePublications, type Mended } from '../synchronise'

const batch = 200

/** An item that should be shown somewhere and cannot: what it refers to has changed since it was approved. */
type ChangedSince = { collection: ItemCollection; id: string }

export type Reconciled = {
  /** How many were looked at. */
  items: number
  mended: Mended[]
  /** Whose own state said something else than what is public. */
  translations: MendedTranslation[]
  /** How many documents got a seal. */
  sealed: number
  /** How many documents and versions held what is no text. */
  cleaned: number
  /** What has to be submitted again. */
  changed: ChangedSince[]
}

const idsOf = async (req: PayloadRequest, collection: ItemCollection, page: number): Promise<string[]> => {
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection,
    sort: 'createdAt',
    limit: batch,
    page,
    select: {},
    req: { transactionID: req.transactionID },
  })
  return docs.map(({ id }) => String(id))
}

/**
 * Seals what was approved before names covered all that is shown. It keeps its name, and is what it shows now.
 *
 * @returns how many documents were sealed
 */
const sealAll = async (newRequest: () => Promise<PayloadRequest>, signal?: AbortSignal): Promise<number> => {
  const done = new Set<string>()
  for (const collection of approvedCollections) {
    for (;;) {
      const found = await unsealed(await newRequest(), collection)
      const ids = found.filter((id) => !done.has(id))
      if (ids.length === 0) break
      for (const id of ids) {
        if (signal?.aborted) return done.size
        const req = await newRequest()
        await inTransaction(req, () => sealStored(req, collection, id))
        done.add(id)
      }
    }
  }
  return done.size
}

/**
 * Makes publications agree with what was approved, item by item, each in a transaction of its own. Needed after
 * a crash on a database without transactions, after a restore, and where an older release left something behind;
 * elsewhere it finds nothing.
 *
 * @param options.tell is called for each publication that was mended
 * @param options.signal ends it after the present item
 */
export const reconcile = async (
  payload: Payload,
  { tell = () => undefined, signal }: { tell?: (mended: Mended) => void; signal?: AbortSignal } = {},
): Promise<Reconciled> => {
  const newRequest = requestsInTurn(payload, 'reconciling')
  const reconciled: Reconciled = {
    items: 0,
    mended: [],
    translations: [],
    sealed: 0,
    changed: [],
    cleaned: 0,
  }
  await moveCorrections(payload)
  reconciled.sealed = await sealAll(newRequest, signal)
  reconciled.cleaned = await cleanStored(payload, signal)

  const siteRequest = await newRequest()
  await inTransaction(siteRequest, () => recordSites(siteRequest))
  for (const collection of Object.keys(itemCollections) as ItemCollection[]) {
    for (let page = 1; ; page += 1) {
      const ids = await idsOf(await newRequest(), collection, page)
      for (const id of ids) {
        if (signal?.aborted) return reconciled
        const req = await newRequest()
        const [done, translations] = await inTransaction(
          req,
          async () =>
            [
              await synchronisePublications(req, collection, id, { thorough: true }),
              await mendTranslations(req, collection, id),
            ] as const,
        ).catch((error: unknown) => {
          if (!(error instanceof ProblemError) || error.code !== 'changed-since-approval') throw error
          reconciled.changed.push({ collection, id })
          return [[], []] as const
        })
        done.forEach(tell)
        reconciled.mended.push(...done)
        reconciled.translations.push(...translations)
        reconciled.items += 1
      }
      if (ids.length < batch) break
    }
  }
  reconciled.mended.push(...(await mendPublications(newRequest, { tell, signal })))
  return reconciled
}
