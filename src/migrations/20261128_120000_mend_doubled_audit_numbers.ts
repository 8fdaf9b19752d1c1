import { MigrateUpArgs } from '@payloadcms/db-sqlite'
import { mendDoubledNumbers } from '../plugins/audit/mend-doubled-numbers'
import { openLogInSqlite } from '../audit/open-log-in-sqlite'
import { auditOf } from '../plugins/audit/options'

/** Written by hand: what the unique index that follows could not be made over. */
export async function up({ db, payload }: MigrateUpArgs): Promise<void> {
  const done = await mendDoubledNumbers(openLogInSqlite({ db }), auditOf(payload).seals())
  for (const sentence of done) payload.logger.warn(sentence)
}

/** What was mended stays mended. */
export async function down(): Promise<void> {}
