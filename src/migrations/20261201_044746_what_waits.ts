import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE INDEX \`workflow_state_school_updatedAt_idx\` ON \`letters\` (\`workflow_state\`,\`school_id\`,\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_workflow_state_version_school_version_updatedAt_idx\` ON \`_letters_v\` (\`version_workflow_state\`,\`version_school_id\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`workflow_state_school_updatedAt_1_idx\` ON \`newsletters\` (\`workflow_state\`,\`school_id\`,\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_workflow_state_version_school_version_updatedA_1_idx\` ON \`_newsletters_v\` (\`version_workflow_state\`,\`version_school_id\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`workflow_state_school_updatedAt_2_idx\` ON \`events\` (\`workflow_state\`,\`school_id\`,\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_workflow_state_version_school_version_updatedA_2_idx\` ON \`_events_v\` (\`version_workflow_state\`,\`version_school_id\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`workflow_state_school_updatedAt_3_idx\` ON \`pages\` (\`workflow_state\`,\`school_id\`,\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_workflow_state_version_school_version_updatedA_3_idx\` ON \`_pages_v\` (\`version_workflow_state\`,\`version_school_id\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`workflow_state_school_updatedAt_4_idx\` ON \`translations\` (\`workflow_state\`,\`school_id\`,\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_workflow_state_version_school_version_updatedA_4_idx\` ON \`_translations_v\` (\`version_workflow_state\`,\`version_school_id\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`workflow_state_school_updatedAt_5_idx\` ON \`lppa_evidence\` (\`workflow_state\`,\`school_id\`,\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_workflow_state_version_school_version_updatedA_5_idx\` ON \`_lppa_evidence_v\` (\`version_workflow_state\`,\`version_school_id\`,\`version_updated_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`workflow_state_school_updatedAt_idx\`;`)
  await db.run(sql`DROP INDEX \`version_workflow_state_version_school_version_updatedAt_idx\`;`)
  await db.run(sql`DROP INDEX \`workflow_state_school_updatedAt_1_idx\`;`)
  await db.run(sql`DROP INDEX \`version_workflow_state_version_school_version_updatedA_1_idx\`;`)
  await db.run(sql`DROP INDEX \`workflow_state_school_updatedAt_2_idx\`;`)
  await db.run(sql`DROP INDEX \`version_workflow_state_version_school_version_updatedA_2_idx\`;`)
  await db.run(sql`DROP INDEX \`workflow_state_school_updatedAt_3_idx\`;`)
  await db.run(sql`DROP INDEX \`version_workflow_state_version_school_version_updatedA_3_idx\`;`)
  await db.run(sql`DROP INDEX \`workflow_state_school_updatedAt_4_idx\`;`)
  await db.run(sql`DROP INDEX \`version_workflow_state_version_school_version_updatedA_4_idx\`;`)
  await db.run(sql`DROP INDEX \`workflow_state_school_updatedAt_5_idx\`;`)
  await db.run(sql`DROP INDEX \`version_workflow_state_version_school_version_updatedA_5_idx\`;`)
}
