import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`audit_entries\` ADD \`number\` numeric;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` ADD \`address\` text;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` ADD \`previous\` text;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` ADD \`hash\` text;`)
  await db.run(sql`CREATE INDEX \`audit_entries_number_idx\` ON \`audit_entries\` (\`number\`);`)
  await db.run(sql`ALTER TABLE \`counters\` ADD \`hash\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`audit_entries_number_idx\`;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` DROP COLUMN \`number\`;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` DROP COLUMN \`address\`;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` DROP COLUMN \`previous\`;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` DROP COLUMN \`hash\`;`)
  await db.run(sql`ALTER TABLE \`counters\` DROP COLUMN \`hash\`;`)
}
