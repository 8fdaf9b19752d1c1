import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client, InValue, Row, Value } from '@libsql/client'
import { openSqlite } from '../../sqlite/sqlite-connection'
import { sqliteFile } from '../../sqlite/sqlite-file'
import type { Kind, PublicItem, PublicSite } from '../../public/public-form'
import { preferTranslations } from '../front/preferred-language'
import type { ListQuery, PublicationRow, PublicationStore } from './publication-store'
import { inSiteOrder } from '../v1/site-order'
import { withStore } from './store-failure'
import { PlainError } from '../../problems/plain-error'
import { systemCode } from '../../problems/system-error'

/**
 * How long a read waits for another process, in milliseconds. In write-ahead mode readers do not wait for
 * writers; this covers the moments that remain, such as recovery after a crash.
 */
const readTimeoutMs = 1000

/** Pauses before another try of a write, in milliseconds. */
const writePauses = [20, 60, 180, 540]

const columns =
  'p.item_id, p.kind, p.site, p.language, p.original, p.slug, p.state, p.sequence, p.sort_at, p.ends_at, p.published_at, p.changed_at, p.withdrawn_at, p.document'

/** All that delivery needs of the schema; preparing these fails where a migration is missing. */
const neededTables = [
  `SELECT ${columns}, p.category FROM publications p LIMIT 0`,
  'SELECT parent_id, path, text, "order" FROM publications_texts LIMIT 0',
  'SELECT id, slug, kind, name, document, updated_at FROM sites LIMIT 0',
  'SELECT parent_id, path, text, "order" FROM sites_texts LIMIT 0',
  'SELECT name, value, hash FROM counters LIMIT 0',
  'SELECT file, content_type FROM public_files LIMIT 0',
  'SELECT id, name, school_id, enabled, last_used_at FROM site_clients LIMIT 0',
  'SELECT _parent_id, hash, valid_until FROM site_clients_keys LIMIT 0',
  'SELECT id, client, site, item_id, language, version, at FROM receipts LIMIT 0',
]

/** What a column holds; undefined where the query did not ask for it. */
type Cell = Value | undefined

const text = (value: Cell): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  throw new TypeError('A text column holds something else.')
}

const textOrNull = (value: Cell): string | null =>
  value === null || value === undefined ? null : text(value)

const publicationRow = (row: Row): PublicationRow => {
  const state = text(row.state) as PublicationRow['state']
  const document = textOrNull(row.document)
  return {
    itemId: text(row.item_id),
    kind: text(row.kind) as Kind,
    site: text(row.site),
    language: text(row.language),
    original: Number(row.original) === 1,
    slug: text(row.slug),
    state,
    sequence: Number(row.sequence),
    sortAt: text(row.sort_at),
    endsAt: text(row.ends_at),
    publishedAt: textOrNull(row.published_at),
    changedAt: text(row.changed_at),
    withdrawnAt: textOrNull(row.withdrawn_at),
    document: state === 'live' && document !== null ? (JSON.parse(document) as PublicItem | null) : null,
  }
}

/** The conditions of a list in SQL, each with its arguments; the order follows the index of the collection. */
const listConditions = (query: ListQuery): { sql: string; args: InValue[] }[] => {
  const conditions: { sql: string; args: InValue[] }[] = [
    { sql: 'p.site = ?', args: [query.site] },
    { sql: 'p.kind = ?', args: [query.kind] },
    { sql: "p.state = 'live' AND p.original = 1", args: [] },
  ]
  // What is to come is little, and found by its end. Newest first, the order's own index stops at the limit: the plus
  // keeps SQLite from sorting everything since `from` instead.
  const endsAt = query.order === 'newest' ? '+p.ends_at' : 'p.ends_at'
  if (query.from !== undefined) conditions.push({ sql: `${endsAt} >= ?`, args: [query.from] })
  // SQLite seeks by one upper bound only. Of two, the cursor is the nearer one; the plus keeps the other out of it.
  const to = query.after && query.order === 'newest' ? '+p.sort_at' : 'p.sort_at'
  if (query.to !== undefined) conditions.push({ sql: `${to} < ?`, args: [query.to] })
  if (query.category !== undefined) conditions.push({ sql: 'p.category = ?', args: [query.category] })
  if (query.audience !== undefined) {
    conditions.push({
      sql: "p.id IN (SELECT parent_id FROM publications_texts WHERE path = 'audience' AND text = ?)",
      args: [query.audience],
    })
  }
  if (query.after) {
    conditions.push({
      sql: `(p.sort_at, p.published_at, p.item_id) ${query.order === 'newest' ? '<' : '>'} (?, ?, ?)`,
      args: [query.after.sortAt, query.after.publishedAt, query.after.itemId],
    })
  }
  return conditions
}

/**
 * The published content in Payload's SQLite file, read directly: a read goes past Payload, its hooks and its ORM,
 * on a connection that cannot write.
 *
 * The file is opened at the first use and never made: before the first migration every call fails with
 * `not-ready-yet`, and works as soon as the tables are there.
 * @param uri `file:` and a path, as in DATABASE_URI
 * @param trace is shown every read and write before it is done
 */
export const sqliteStore = (
  uri: string,
  trace?: (sql: string, args: InValue[]) => void,
): PublicationStore => {
  const file = sqliteFile(uri)
  let opened: Promise<Client> | undefined

  const open = async (): Promise<Client> => {
    // libsql would make an empty file, which would then look like an installation.
    if (!existsSync(file)) throw new PlainError('There is no database file yet.')
    const client = await openSqlite(file)
    await client.execute(`PRAGMA busy_timeout = ${readTimeoutMs}`)
    await client.execute('PRAGMA query_only = ON')
    return client
  }

  const read = (sql: string, args: InValue[] = []): Promise<Row[]> =>
    withStore(async () => {
      const connection = (opened ??= open())
      try {
        trace?.(sql, args)
        return (await (await connection).execute({ sql, args })).rows
      } catch (error) {
        // See `write`: a connection that has failed may be stuck, and would show an old state for ever.
        if (opened === connection) opened = undefined
        void connection.then(
          (client) => client.closed || client.close(),
          () => undefined,
        )
        throw error
      }
    })

  const readPublications = async (sql: string, args: InValue[]): Promise<PublicationRow[]> =>
    (await read(sql, args)).map(publicationRow)

  /** One try, on a connection of its own. @returns false where somebody else is writing */
  const tryWrite = async (sql: string, args: InValue[]): Promise<boolean> => {
    if (!existsSync(file)) throw new PlainError('There is no database file yet.')
    const client = await openSqlite(file)
    try {
      await client.execute({ sql, args })
      return true
    } catch (error) {
      if (!systemCode(error)?.startsWith('SQLITE_BUSY')) throw error
      return false
    } finally {
      client.close()
    }
  }

  /**
   * libsql works synchronously, so waiting inside SQLite would stop the whole process, with it perhaps the very
   * transaction that is waited for. Hence no busy timeout here, and pauses between tries instead.
   *
   * Each try has a new connection: after SQLITE_BUSY, libsql 0.4 leaves its statement unfinished, and whatever that
   * connection writes later seems to succeed, is never committed, and locks everybody else out.
   */
  const write = (sql: string, args: InValue[]): Promise<void> =>
    withStore(async () => {
      trace?.(sql, args)
      for (const wait of writePauses) {
        if (await tryWrite(sql, args)) return
        await pause(wait)
      }
      if (!(await tryWrite(sql, args))) throw new PlainError('Somebody else kept writing to the database.')
    })

  return {
    async stateNumber() {
      const [row] = await read("SELECT value FROM counters WHERE name = 'publications'")
      return Number(row?.value ?? 0)
    },

    async counter(name) {
      const [row] = await read('SELECT value, hash FROM counters WHERE name = ?', [name])
      return row && { value: Number(row.value), hash: textOrNull(row.hash) }
    },

    async sites() {
      const [sites, domains] = await Promise.all([
        read('SELECT id, document, updated_at FROM sites WHERE document IS NOT NULL'),
        read('SELECT parent_id, text FROM sites_texts WHERE path = \'domains\' ORDER BY parent_id, "order"'),
      ])
      return inSiteOrder(
        sites.map((row) => ({
          site: JSON.parse(text(row.document)) as PublicSite,
          domains: domains
            .filter((domain) => domain.parent_id === row.id && domain.text !== null)
            .map((domain) => text(domain.text)),
          changedAt: text(row.updated_at),
        })),
      )
    },

    async list(query) {
      const conditions = listConditions(query)
      const direction = query.order === 'newest' ? 'DESC' : 'ASC'
      const originals = await readPublications(
        `SELECT ${columns} FROM publications p WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ` +
          `ORDER BY p.sort_at ${direction}, p.published_at ${direction}, p.item_id ${direction} LIMIT ?`,
        [...conditions.flatMap(({ args }) => args), query.limit],
      )
      if (query.language === undefined || originals.length === 0) return originals
      const translations = await readPublications(
        `SELECT ${columns} FROM publications p WHERE p.site = ? AND p.kind = ? AND p.state = 'live' AND p.language = ? ` +
          `AND p.item_id IN (${originals.map(() => '?').join(', ')})`,
        [query.site, query.kind, query.language, ...originals.map(({ itemId }) => itemId)],
      )
      return preferTranslations(originals, translations)
    },

    async newest({ site, kind, language, limit, after }) {
      const originals = await readPublications(
        `SELECT ${columns} FROM publications p WHERE p.site = ?${kind === undefined ? '' : ' AND p.kind = ?'} ` +
          `AND p.state = 'live' AND p.original = 1 ${after ? 'AND (p.published_at, p.item_id) < (?, ?) ' : ''}` +
          'ORDER BY p.published_at DESC, p.item_id DESC LIMIT ?',
        [
          ...[site, ...(kind === undefined ? [] : [kind])],
          ...(after ? [after.publishedAt, after.itemId] : []),
          limit,
        ],
      )
      if (language === undefined || originals.length === 0) return originals
      const translations = await readPublications(
        `SELECT ${columns} FROM publications p WHERE p.site = ? AND p.state = 'live' AND p.language = ? ` +
          `AND p.item_id IN (${originals.map(() => '?').join(', ')})`,
        [site, language, ...originals.map(({ itemId }) => itemId)],
      )
      return preferTranslations(originals, translations)
    },

    async publishedFrom({ site, kind, from, limit }) {
      const rows = await read(
        `SELECT p.published_at, p.item_id FROM publications p WHERE p.site = ?${kind === undefined ? '' : ' AND p.kind = ?'} ` +
          "AND p.state = 'live' AND p.original = 1 AND (p.published_at, p.item_id) >= (?, ?) " +
          'ORDER BY p.published_at, p.item_id LIMIT ?',
        [...[site, ...(kind === undefined ? [] : [kind])], from.publishedAt, from.itemId, limit],
      )
      return rows.map((row) => ({ publishedAt: text(row.published_at), itemId: text(row.item_id) }))
    },

    atSlug: (site, kind, slug) =>
      readPublications(
        `SELECT ${columns} FROM publications p WHERE p.site = ? AND p.kind = ? AND p.slug = ? ORDER BY p.original DESC, p.language`,
        [site, kind, slug],
      ),

    formsOf: async (site, itemIds) =>
      itemIds.length === 0
        ? []
        : readPublications(
            `SELECT ${columns} FROM publications p WHERE p.item_id IN (${itemIds.map(() => '?').join(', ')}) ` +
              "AND p.site = ? AND p.state = 'live'",
            [...itemIds, site],
          ),

    changes: (site, after, limit) =>
      readPublications(
        `SELECT ${columns} FROM publications p WHERE p.site = ? AND p.sequence > ? ORDER BY p.sequence LIMIT ?`,
        [site, after, limit],
      ),

    async latestSequence(site) {
      const [row] = await read('SELECT MAX(sequence) AS latest FROM publications WHERE site = ?', [site])
      return Number(row?.latest ?? 0)
    },

    async publicFile(filename) {
      const [row] = await read('SELECT content_type FROM public_files WHERE file = ? LIMIT 1', [filename])
      return row ? { contentType: text(row.content_type) } : undefined
    },

    async siteClient(keyHash, now) {
      const rows = await read(
        'SELECT c.id, c.name, c.school_id, k.valid_until FROM site_clients_keys k JOIN site_clients c ON c.id = k._parent_id ' +
          'WHERE k.hash = ? AND c.enabled = 1',
        [keyHash],
      )
      const row = rows.find(
        ({ valid_until: until }) => until === null || Date.parse(text(until)) > now.getTime(),
      )
      return row ? { id: text(row.id), name: text(row.name), school: text(row.school_id) } : undefined
    },

    recordSiteClientUse: (id, at) =>
      write('UPDATE site_clients SET last_used_at = ? WHERE id = ?', [at.toISOString(), id]),

    async recordReceipts(receipts) {
      const ofOne = receipts.filter(({ language }) => language !== null)
      if (ofOne.length > 0) {
        await write(
          'INSERT INTO receipts (id, client, site, item_id, language, version, at) VALUES ' +
            `${ofOne.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')} ` +
            'ON CONFLICT (client, site, item_id, language) DO UPDATE SET version = excluded.version, at = excluded.at ' +
            'WHERE excluded.at > receipts.at AND excluded.version IS NOT receipts.version',
          ofOne.flatMap(({ client, site, itemId, language, version, at }) => [
            ...[randomUUID(), client, site],
            ...[itemId, language, version, at],
          ]),
        )
      }
      for (const { client, site, itemId, at } of receipts.filter(({ language }) => language === null)) {
        await write(
          'UPDATE receipts SET version = NULL, at = ? WHERE client = ? AND site = ? AND item_id = ? AND at < ? ' +
            'AND version IS NOT NULL',
          [at, client, site, itemId, at],
        )
      }
    },

    async ready() {
      for (const sql of neededTables) await read(sql)
    },

    async close() {
      const client = await opened?.catch(() => undefined)
      opened = undefined
      client?.close()
    },
  }
}
