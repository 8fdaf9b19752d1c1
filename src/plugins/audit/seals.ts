import { createHmac, hkdfSync } from 'node:crypto'
import { hashOfEntry, textOfEntry, type HashedEntry } from './audit-entry'

/** What the hash that is stored with an entry is worth. */
type SealState =
  /** Made with a key that is known here. */
  | 'sealed'
  /** A hash without a key, as all were once: right, and anybody could have made it. */
  | 'plain'
  /** Made with a key that is not known here. */
  | 'unknown-key'
  /** Not the entry's. */
  | 'wrong'

type StoredEntry = HashedEntry & { hash?: string | null }

/** Makes and checks the hashes of entries. */
export type Seals = {
  seal: (entry: HashedEntry) => string
  check: (entry: StoredEntry) => SealState
  /** Whether an entry says what its hash says, whether that was made with a key or without. */
  isSound: (entry: StoredEntry) => boolean
}

type Key = { id: string; secret: Buffer }

const plainHash = /^[0-9a-f]{64}$/

/** RFC 5869, so that the key tells nothing of the secret, nor of other keys that are made of it. */
const keyOf = (secret: string): Key => {
  const made = Buffer.from(hkdfSync('sha256', secret, '', 'kpsa audit log', 36))
  return { id: made.subarray(32).toString('hex'), secret: made.subarray(0, 32) }
}

const sealWith = ({ id, secret }: Key, text: string): string =>
  `${id}-${createHmac('sha256', secret).update(text).digest('hex')}`

/** Whether a hash was made without a key. */
export const isPlain = (hash: string): boolean => plainHash.test(hash)

/**
 * @param secret from outside the database: who can write there alone can make no seal
 * @param former with which entries were sealed before
 * @param ownerField under which entries say whom they concern
 */
export const sealsOf = (secret: string, former: readonly string[] = [], ownerField = 'owner'): Seals => {
  const current = keyOf(secret)
  const keys = new Map([...former.map(keyOf), current].map((key) => [key.id, key]))
  const check = (entry: StoredEntry): SealState => {
    const hash = entry.hash ?? ''
    if (isPlain(hash)) return hashOfEntry(entry, ownerField) === hash ? 'plain' : 'wrong'
    const [, id = ''] = /^([0-9a-f]{8})-[0-9a-f]{64}$/.exec(hash) ?? []
    if (id === '') return 'wrong'
    const key = keys.get(id)
    if (!key) return 'unknown-key'
    return sealWith(key, textOfEntry(entry, ownerField)) === hash ? 'sealed' : 'wrong'
  }
  return {
    seal: (entry) => sealWith(current, textOfEntry(entry, ownerField)),
    check,
    isSound: (entry) => ['sealed', 'plain'].includes(check(entry)),
  }
}
