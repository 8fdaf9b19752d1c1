import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`publications\` ADD \`published_at\` text;`)
  // Feeds are in this order from the first day on.
  await db.run(sql`UPDATE \`publications\` SET \`published_at\` = json_extract(\`document\`, '$.publishedAt') WHERE \`state\` = 'live';`)
  await db.run(sql`CREATE INDEX \`site_kind_state_original_publishedAt_itemId_idx\` ON \`publications\` (\`site\`,\`kind\`,\`state\`,\`original\`,\`published_at\`,\`item_id\`);`)
  await db.run(sql`CREATE INDEX \`site_state_original_publishedAt_itemId_idx\` ON \`publications\` (\`site\`,\`state\`,\`original\`,\`published_at\`,\`item_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`site_kind_state_original_publishedAt_itemId_idx\`;`)
  await db.run(sql`DROP INDEX \`site_state_original_publishedAt_itemId_idx\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`published_at\`;`)
}
