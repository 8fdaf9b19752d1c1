import { sql, type MigrateUpArgs } from '@payloadcms/db-sqlite'
import type { LoggedEntry, OpenLog } from '../plugins/audit/mend-doubled-numbers'

type Row = Record<string, unknown>

const asEntry = ({ item_collection, item_id, item_title, school_id, by_name, ...row }: Row): LoggedEntry =>
  ({
    ...row,
    itemCollection: item_collection,
    itemId: item_id,
    itemTitle: item_title,
    school: school_id,
    byName: by_name,
  }) as unknown as LoggedEntry

/** The audit log as a migration sees it, in its transaction. */
export const openLogInSqlite = ({ db }: Pick<MigrateUpArgs, 'db'>): OpenLog => {
  const rows = async (query: ReturnType<typeof sql>): Promise<Row[]> => (await db.run(query)).rows
  return {
    head: async () => {
      const [head] = await rows(sql`SELECT value, hash FROM counters WHERE name = 'audit'`)
      return { number: Number(head?.value ?? 0), hash: (head?.hash as string | null | undefined) ?? '' }
    },
    moveHead: async ({ number, hash }) => {
      await db.run(sql`UPDATE counters SET value = ${number}, hash = ${hash} WHERE name = 'audit'`)
    },
    doubledNumbers: async () =>
      (
        await rows(
          sql`SELECT number FROM audit_entries WHERE number IS NOT NULL GROUP BY number HAVING count(*) > 1`,
        )
      ).map(({ number }) => Number(number)),
    entriesWith: async (numbers) => {
      const found: LoggedEntry[] = []
      for (const number of numbers) {
        const here = await rows(
          sql`SELECT * FROM audit_entries WHERE number = ${number} ORDER BY created_at, id`,
        )
        found.push(...here.map(asEntry))
      }
      return found
    },
    move: async (id, { number, previous, note, hash }) => {
      await db.run(
        sql`UPDATE audit_entries SET number = ${number}, previous = ${previous}, note = ${note}, hash = ${hash} WHERE id = ${id}`,
      )
    },
  }
}
