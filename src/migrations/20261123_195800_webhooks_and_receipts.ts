import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`webhook_deliveries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`state\` text NOT NULL,
  	\`type\` text NOT NULL,
  	\`slug\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`site\` text NOT NULL,
  	\`client_id\` text(36),
  	\`school_id\` text(36),
  	\`url\` text NOT NULL,
  	\`attempts\` numeric NOT NULL,
  	\`last_try_at\` text,
  	\`last_status\` numeric,
  	\`last_problem\` text,
  	\`next_try_at\` text,
  	\`finished_at\` text,
  	\`message_id\` text NOT NULL,
  	\`item_id\` text NOT NULL,
  	\`version\` text NOT NULL,
  	\`happened_at\` text NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`lane\` text NOT NULL,
  	\`item_url\` text NOT NULL,
  	\`claim\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`client_id\`) REFERENCES \`site_clients\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`webhook_deliveries_state_idx\` ON \`webhook_deliveries\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`webhook_deliveries_client_idx\` ON \`webhook_deliveries\` (\`client_id\`);`)
  await db.run(sql`CREATE INDEX \`webhook_deliveries_school_idx\` ON \`webhook_deliveries\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`webhook_deliveries_finished_at_idx\` ON \`webhook_deliveries\` (\`finished_at\`);`)
  await db.run(sql`CREATE INDEX \`webhook_deliveries_number_idx\` ON \`webhook_deliveries\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`webhook_deliveries_updated_at_idx\` ON \`webhook_deliveries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`webhook_deliveries_created_at_idx\` ON \`webhook_deliveries\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_nextTryAt_idx\` ON \`webhook_deliveries\` (\`state\`,\`next_try_at\`);`)
  await db.run(sql`CREATE INDEX \`lane_state_number_idx\` ON \`webhook_deliveries\` (\`lane\`,\`state\`,\`number\`);`)
  await db.run(sql`CREATE TABLE \`receipts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`client\` text NOT NULL,
  	\`site\` text NOT NULL,
  	\`item_id\` text NOT NULL,
  	\`language\` text NOT NULL,
  	\`version\` text,
  	\`at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`receipts_item_id_idx\` ON \`receipts\` (\`item_id\`);`)
  await db.run(sql`CREATE INDEX \`receipts_updated_at_idx\` ON \`receipts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`receipts_created_at_idx\` ON \`receipts\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`client_site_itemId_language_idx\` ON \`receipts\` (\`client\`,\`site\`,\`item_id\`,\`language\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`webhook_deliveries\`;`)
  await db.run(sql`DROP TABLE \`receipts\`;`)
}
