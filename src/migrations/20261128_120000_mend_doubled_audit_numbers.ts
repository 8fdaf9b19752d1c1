import { MigrateUpArgs } from '@payloadcms/db-sqlite'
import { mendDoubledNumbers } from '../audit/mend-doubled-numbers'
import { openLogInSqlite } from '../audit/open-log-in-sqlite'

/** Written by hand: what the unique index that follows could not be made over. */
export async function up({ db, payload }: MigrateUpArgs): Promise<void> {
  for (const sentence of await mendDoubledNumbers(openLogInSqlite({ db }))) payload.logger.warn(sentence)
}

/** What was mended stays mended. */
export async function down(): Promise<void> {}
