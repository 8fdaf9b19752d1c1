import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** What somebody typed into a form and has not saved. */
export type Kept = {
  /** Of the form as it was open: the same in two tabs is two. */
  id: string
  /** `letters/ID` or `letters/new`. */
  form: string
  /** Milliseconds since 1970. */
  at: number
  data: Record<string, unknown>
}

type Row = {
  id: string
  person: string
  form: string
  at: number
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
}

interface Schema extends DBSchema {
  texts: { key: string; value: Row; indexes: { form: [string, string] } }
}

const keptForMs = 14 * 24 * 60 * 60 * 1000

let opened: Promise<IDBPDatabase<Schema>> | undefined

const database = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('kpsa-kept-texts', 1, {
    upgrade: (db) => {
      db.createObjectStore('texts', { keyPath: 'id' }).createIndex('form', ['person', 'form'])
    },
  }))

/** Whose text it is, and what only they can read it with. */
export type Owner = { person: string; key: CryptoKey }

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

let known: { person: string; owner: Promise<Owner | undefined> } | undefined

const askForKey = async (person: string): Promise<Owner | undefined> => {
  const answer = await fetch('/api/users/keeping-key').catch(() => undefined)
  if (!answer?.ok) {
    known = undefined
    return undefined
  }
  const { key } = (await answer.json()) as { key: string }
  const usages: KeyUsage[] = ['encrypt', 'decrypt']
  return {
    person,
    key: await crypto.subtle.importKey('raw', fromBase64Url(key), 'AES-GCM', false, usages),
  }
}

/**
 * The signed-in person as owner of kept texts; undefined where the server could not be asked, and on a page without
 * HTTPS, where browsers encrypt nothing.
 */
export const ownerOf = (person: string): Promise<Owner | undefined> => {
  if (!('subtle' in crypto)) return Promise.resolve(undefined)
  if (known?.person !== person) known = { person, owner: askForKey(person) }
  return known.owner
}

/** Keeps it in this browser, in the place of what was kept under its id before. */
export const keep = async ({ person, key }: Owner, { data, ...kept }: Kept): Promise<void> => {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(data))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text)
  await (await database()).put('texts', { ...kept, person, iv, sealed })
}

export const forget = async (id: string): Promise<void> => (await database()).delete('texts', id)

const opens = async ({ key }: Owner, { iv, sealed, id, form, at }: Row): Promise<Kept | undefined> => {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)
    return { id, form, at, data: JSON.parse(new TextDecoder().decode(text)) as Record<string, unknown> }
  } catch {
    // Of an installation with another secret: nobody can read it any more.
    return undefined
  }
}

/** What this person has typed into this form here and not saved, the newest first. Forgets what is too old. */
export const keptFor = async (owner: Owner, form: string): Promise<Kept[]> => {
  const db = await database()
  const rows = await db.getAllFromIndex('texts', 'form', [owner.person, form])
  const oldest = Date.now() - keptForMs
  const texts = await Promise.all(
    rows.map(async (row) => {
      const kept = row.at < oldest ? undefined : await opens(owner, row)
      if (!kept) await db.delete('texts', row.id)
      return kept ?? []
    }),
  )
  return texts.flat().sort((a, b) => b.at - a.at)
}
