import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE INDEX \`workflow_state_school_updatedAt_6_idx\` ON \`vacancies\` (\`workflow_state\`,\`school_id\`,\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_workflow_state_version_school_version_updatedA_6_idx\` ON \`_vacancies_v\` (\`version_workflow_state\`,\`version_school_id\`,\`version_updated_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`workflow_state_school_updatedAt_6_idx\`;`)
  await db.run(sql`DROP INDEX \`version_workflow_state_version_school_version_updatedA_6_idx\`;`)
}
