import { MigrateUpArgs } from '@payloadcms/db-sqlite'
import { mendDoubledNumbers } from '../plugins/audit/mend-doubled-numbers'
import { openLogInSqlite } from '../audit/open-log-in-sqlite'
import { auditSeals } from '../audit/audit-seals'

/** Written by hand: what the unique index that follows could not be made over. */
export async function up({ db, payload }: MigrateUpArgs): Promise<void> {
  const done = await mendDoubledNumbers(openLogInSqlite({ db }), auditSeals())
  for (const sentence of done) payload.logger.warn(sentence)
}

/** What was mended stays mended. */
export async function down(): Promise<void> {}
