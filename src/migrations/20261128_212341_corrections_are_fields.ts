import { MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

const items = ['letters', 'newsletters', 'events', 'pages', 'lppa_evidence']

/** Written by hand: what was put right stood in the workflow, and is a part of the version now. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const table of items) {
    for (const [name, prefix] of [
      [table, ''],
      [`_${table}_v`, 'version_'],
    ] as const) {
      const column = (end: string) => sql.identifier(`${prefix}${end}`)
      await db.run(
        sql`UPDATE ${sql.identifier(name)} SET ${column('correction_note')} = ${column('workflow_correction_note')}, ${column('workflow_corrected_at')} = ${column('workflow_correction_at')} WHERE ${column('workflow_correction_note')} IS NOT NULL AND ${column('correction_note')} IS NULL`,
      )
    }
  }
}

/** What was moved stays where it is. */
export async function down(): Promise<void> {}
