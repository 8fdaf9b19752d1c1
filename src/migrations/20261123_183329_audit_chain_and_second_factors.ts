import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`second_factors\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`person\` text NOT NULL,
  	\`secret\` text NOT NULL,
  	\`set_up_at\` text,
  	\`begun_in\` text,
  	\`last_step\` numeric NOT NULL,
  	\`recovery_codes\` text NOT NULL,
  	\`verified_sessions\` text NOT NULL,
  	\`failures\` numeric NOT NULL,
  	\`locked_until\` text,
  	\`revision\` numeric NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`second_factors_person_idx\` ON \`second_factors\` (\`person\`);`)
  await db.run(sql`CREATE INDEX \`second_factors_updated_at_idx\` ON \`second_factors\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`second_factors_created_at_idx\` ON \`second_factors\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`audit_entries\` ADD \`number\` numeric;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` ADD \`address\` text;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` ADD \`previous\` text;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` ADD \`hash\` text;`)
  await db.run(sql`CREATE INDEX \`audit_entries_number_idx\` ON \`audit_entries\` (\`number\`);`)
  await db.run(sql`ALTER TABLE \`counters\` ADD \`hash\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`second_factors\`;`)
  await db.run(sql`DROP INDEX \`audit_entries_number_idx\`;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` DROP COLUMN \`number\`;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` DROP COLUMN \`address\`;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` DROP COLUMN \`previous\`;`)
  await db.run(sql`ALTER TABLE \`audit_entries\` DROP COLUMN \`hash\`;`)
  await db.run(sql`ALTER TABLE \`counters\` DROP COLUMN \`hash\`;`)
}
