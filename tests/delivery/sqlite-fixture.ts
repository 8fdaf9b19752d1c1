import { randomUUID } from 'node:crypto'
import { createClient, type InValue } from '@libsql/client'
import { announceChange } from '../../src/public/announce-change'
import { siteChanged, type PublishedFixture, type StoredPublication } from './published-fixture'

/** The tables as Payload's SQLite adapter makes them from the collections, without the columns delivery never sees. */
const tables = `
PRAGMA journal_mode = WAL;
CREATE TABLE publications (id text PRIMARY KEY NOT NULL, site text NOT NULL, kind text NOT NULL, item_id text NOT NULL,
  language text NOT NULL, original integer DEFAULT true NOT NULL, slug text NOT NULL, state text NOT NULL,
  sequence numeric NOT NULL, version text NOT NULL, item_version text NOT NULL, sort_at text NOT NULL,
  ends_at text NOT NULL, category text, published_at text, changed_at text NOT NULL, withdrawn_at text, document text);
CREATE UNIQUE INDEX site_kind_item_id_language_idx ON publications (site, kind, item_id, language);
CREATE TABLE publications_texts (id integer PRIMARY KEY NOT NULL, "order" integer NOT NULL, parent_id text NOT NULL,
  path text NOT NULL, text text);
CREATE TABLE counters (id text PRIMARY KEY NOT NULL, name text NOT NULL UNIQUE, value numeric NOT NULL,
  hash text);
INSERT INTO counters VALUES ('1', 'publications', 0, NULL);
CREATE TABLE sites (id text PRIMARY KEY NOT NULL, slug text NOT NULL, kind text NOT NULL, name text, document text,
  updated_at text NOT NULL);
CREATE TABLE sites_texts (id integer PRIMARY KEY NOT NULL, "order" integer NOT NULL, parent_id text NOT NULL,
  path text NOT NULL, text text);
CREATE TABLE public_files (id text PRIMARY KEY NOT NULL, file text NOT NULL, publication text, content_type text);
CREATE TABLE site_clients (id text PRIMARY KEY NOT NULL, name text NOT NULL, school_id text NOT NULL,
  enabled integer DEFAULT true, last_used_at text);
CREATE TABLE site_clients_keys (_order integer NOT NULL, _parent_id text NOT NULL, id text PRIMARY KEY NOT NULL,
  hash text NOT NULL, valid_until text);
CREATE TABLE receipts (id text PRIMARY KEY NOT NULL, client text NOT NULL, site text NOT NULL, item_id text NOT NULL,
  language text NOT NULL, version text, at text NOT NULL);
CREATE UNIQUE INDEX client_site_item_id_language_idx ON receipts (client, site, item_id, language);
`

export const sqliteFixture = async (uri: string): Promise<PublishedFixture> => {
  const client = createClient({ url: uri })
  // Delivery in another process writes, too: when a website was here last, and what it holds.
  await client.execute('PRAGMA busy_timeout = 5000')
  await client.executeMultiple(tables)

  const insert = (table: string, values: Record<string, InValue>) => {
    const names = Object.keys(values)
    return client.execute({
      sql: `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      args: Object.values(values),
    })
  }

  const insertTexts = async (table: string, parent: string, path: string, texts: string[]) => {
    for (const [index, text] of texts.entries()) {
      await insert(table, { order: index + 1, parent_id: parent, path, text })
    }
  }

  const add = async (...rows: StoredPublication[]) => {
    for (const row of rows) {
      const id = randomUUID()
      await insert('publications', {
        id,
        site: row.site,
        kind: row.kind,
        item_id: row.itemId,
        language: row.language,
        original: row.original ? 1 : 0,
        slug: row.slug,
        state: row.state,
        sequence: row.sequence,
        version: row.version,
        item_version: row.itemVersion,
        sort_at: row.sortAt,
        ends_at: row.endsAt,
        category: row.category,
        published_at: row.document?.publishedAt ?? null,
        changed_at: row.changedAt,
        withdrawn_at: row.withdrawnAt,
        document: row.document && JSON.stringify(row.document),
      })
      await insertTexts('publications_texts', id, 'audience', row.audience)
    }
  }

  const moveState = async () => {
    await client.execute("UPDATE counters SET value = value + 1 WHERE name = 'publications'")
    announceChange()
  }

  return {
    async add(...rows) {
      await add(...rows)
      await moveState()
    },
    async put(row) {
      await client.execute({
        sql: 'DELETE FROM publications WHERE site = ? AND kind = ? AND item_id = ? AND language = ?',
        args: [row.site, row.kind, row.itemId, row.language],
      })
      await add(row)
      await moveState()
    },
    async addSite(site, domains = []) {
      const id = randomUUID()
      await insert('sites', {
        id,
        slug: site.slug,
        kind: site.kind,
        name: site.name,
        document: JSON.stringify(site),
        updated_at: siteChanged,
      })
      await insertTexts('sites_texts', id, 'domains', domains)
      await moveState()
    },
    async addFile(file, contentType) {
      await insert('public_files', { id: randomUUID(), file, publication: 'any', content_type: contentType })
    },
    async removeFile(file) {
      await client.execute({ sql: 'DELETE FROM public_files WHERE file = ?', args: [file] })
    },
    async addClient({ id, name, school, enabled, keys }) {
      await insert('site_clients', { id, name, school_id: school, enabled: enabled ? 1 : 0 })
      for (const [index, { hash, validUntil }] of keys.entries()) {
        await insert('site_clients_keys', {
          _order: index + 1,
          _parent_id: id,
          id: randomUUID(),
          hash,
          valid_until: validUntil,
        })
      }
    },
    async lastUse(clientId) {
      const { rows } = await client.execute({
        sql: 'SELECT last_used_at FROM site_clients WHERE id = ?',
        args: [clientId],
      })
      return (rows[0]?.last_used_at ?? null) as string | null
    },
    async close() {
      client.close()
    },
  }
}
