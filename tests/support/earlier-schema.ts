import type { Client } from '@libsql/client'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { migrations } from '../../src/migrations'

/** It asks Payload for the seals of the audit log, and has nothing to mend in a new file. */
const mendsTheLog = '20261128_120000_mend_doubled_audit_numbers'

/** The migrations before this one, in their order. */
export const migrationsBefore = (name: string) => migrations.filter((one) => one.name < name)

/** Gives a new SQLite file the tables that it had before this migration. */
export const makeSchemaBefore = async (client: Client, name: string): Promise<void> => {
  const db = drizzle(client)
  for (const { name: own, up } of migrationsBefore(name)) if (own !== mendsTheLog) await up({ db } as never)
}
