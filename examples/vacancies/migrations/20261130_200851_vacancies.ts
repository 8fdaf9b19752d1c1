import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`vacancies\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`summary\` text,
  	\`post\` text,
  	\`category\` text,
  	\`hours\` text,
  	\`salary\` text,
  	\`closes\` text,
  	\`body\` text,
  	\`how_to_apply\` text,
  	\`channels_own_site\` integer DEFAULT true,
  	\`channels_kpsa\` integer DEFAULT false,
  	\`correction_note\` text,
  	\`publish_at\` text,
  	\`withdraw_at\` text,
  	\`school_id\` text(36),
  	\`slug\` text,
  	\`workflow_state\` text DEFAULT 'draft',
  	\`workflow_version\` text,
  	\`workflow_seal\` text,
  	\`workflow_submitted_by\` text,
  	\`workflow_submitted_at\` text,
  	\`workflow_written_by\` text,
  	\`workflow_scheduled_version\` text,
  	\`workflow_published_version\` text,
  	\`workflow_published_at\` text,
  	\`workflow_first_published_at\` text,
  	\`workflow_withdrawn_at\` text,
  	\`workflow_corrected_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`vacancies_school_idx\` ON \`vacancies\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`vacancies_slug_idx\` ON \`vacancies\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`vacancies_workflow_workflow_state_idx\` ON \`vacancies\` (\`workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`vacancies_workflow_workflow_version_idx\` ON \`vacancies\` (\`workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`vacancies_updated_at_idx\` ON \`vacancies\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`vacancies_created_at_idx\` ON \`vacancies\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`vacancies__status_idx\` ON \`vacancies\` (\`_status\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`school_slug_5_idx\` ON \`vacancies\` (\`school_id\`,\`slug\`);`)
  await db.run(sql`CREATE TABLE \`vacancies_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`media_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`vacancies\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`vacancies_rels_order_idx\` ON \`vacancies_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`vacancies_rels_parent_idx\` ON \`vacancies_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`vacancies_rels_path_idx\` ON \`vacancies_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`vacancies_rels_media_id_idx\` ON \`vacancies_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`vacancies_rels_schools_id_idx\` ON \`vacancies_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`_vacancies_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_summary\` text,
  	\`version_post\` text,
  	\`version_category\` text,
  	\`version_hours\` text,
  	\`version_salary\` text,
  	\`version_closes\` text,
  	\`version_body\` text,
  	\`version_how_to_apply\` text,
  	\`version_channels_own_site\` integer DEFAULT true,
  	\`version_channels_kpsa\` integer DEFAULT false,
  	\`version_correction_note\` text,
  	\`version_publish_at\` text,
  	\`version_withdraw_at\` text,
  	\`version_school_id\` text(36),
  	\`version_slug\` text,
  	\`version_workflow_state\` text DEFAULT 'draft',
  	\`version_workflow_version\` text,
  	\`version_workflow_seal\` text,
  	\`version_workflow_submitted_by\` text,
  	\`version_workflow_submitted_at\` text,
  	\`version_workflow_written_by\` text,
  	\`version_workflow_scheduled_version\` text,
  	\`version_workflow_published_version\` text,
  	\`version_workflow_published_at\` text,
  	\`version_workflow_first_published_at\` text,
  	\`version_workflow_withdrawn_at\` text,
  	\`version_workflow_corrected_at\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`vacancies\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_vacancies_v_parent_idx\` ON \`_vacancies_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_version_version_school_idx\` ON \`_vacancies_v\` (\`version_school_id\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_version_version_slug_idx\` ON \`_vacancies_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_version_workflow_version_workflow_state_idx\` ON \`_vacancies_v\` (\`version_workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_version_workflow_version_workflow_version_idx\` ON \`_vacancies_v\` (\`version_workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_version_version_updated_at_idx\` ON \`_vacancies_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_version_version_created_at_idx\` ON \`_vacancies_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_version_version__status_idx\` ON \`_vacancies_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_created_at_idx\` ON \`_vacancies_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_updated_at_idx\` ON \`_vacancies_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_latest_idx\` ON \`_vacancies_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`version_school_version_slug_5_idx\` ON \`_vacancies_v\` (\`version_school_id\`,\`version_slug\`);`)
  await db.run(sql`CREATE TABLE \`_vacancies_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`media_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_vacancies_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_vacancies_v_rels_order_idx\` ON \`_vacancies_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_rels_parent_idx\` ON \`_vacancies_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_rels_path_idx\` ON \`_vacancies_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_rels_media_id_idx\` ON \`_vacancies_v_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`_vacancies_v_rels_schools_id_idx\` ON \`_vacancies_v_rels\` (\`schools_id\`);`)
  await db.run(sql`ALTER TABLE \`translations_rels\` ADD \`vacancies_id\` text(36) REFERENCES vacancies(id);`)
  await db.run(sql`CREATE INDEX \`translations_rels_vacancies_id_idx\` ON \`translations_rels\` (\`vacancies_id\`);`)
  await db.run(sql`ALTER TABLE \`_translations_v_rels\` ADD \`vacancies_id\` text(36) REFERENCES vacancies(id);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_vacancies_id_idx\` ON \`_translations_v_rels\` (\`vacancies_id\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`vacancies_id\` text(36) REFERENCES vacancies(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_vacancies_id_idx\` ON \`payload_locked_documents_rels\` (\`vacancies_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`vacancies\`;`)
  await db.run(sql`DROP TABLE \`vacancies_rels\`;`)
  await db.run(sql`DROP TABLE \`_vacancies_v\`;`)
  await db.run(sql`DROP TABLE \`_vacancies_v_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_translations_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`letters_id\` text(36),
  	\`newsletters_id\` text(36),
  	\`events_id\` text(36),
  	\`pages_id\` text(36),
  	\`lppa_evidence_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`translations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`letters_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`newsletters_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`pages_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`lppa_evidence_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_translations_rels\`("id", "order", "parent_id", "path", "letters_id", "newsletters_id", "events_id", "pages_id", "lppa_evidence_id", "schools_id") SELECT "id", "order", "parent_id", "path", "letters_id", "newsletters_id", "events_id", "pages_id", "lppa_evidence_id", "schools_id" FROM \`translations_rels\`;`)
  await db.run(sql`DROP TABLE \`translations_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_translations_rels\` RENAME TO \`translations_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`translations_rels_order_idx\` ON \`translations_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_parent_idx\` ON \`translations_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_path_idx\` ON \`translations_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_letters_id_idx\` ON \`translations_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_newsletters_id_idx\` ON \`translations_rels\` (\`newsletters_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_events_id_idx\` ON \`translations_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_pages_id_idx\` ON \`translations_rels\` (\`pages_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_lppa_evidence_id_idx\` ON \`translations_rels\` (\`lppa_evidence_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_schools_id_idx\` ON \`translations_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`__new__translations_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`letters_id\` text(36),
  	\`newsletters_id\` text(36),
  	\`events_id\` text(36),
  	\`pages_id\` text(36),
  	\`lppa_evidence_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_translations_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`letters_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`newsletters_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`pages_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`lppa_evidence_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new__translations_v_rels\`("id", "order", "parent_id", "path", "letters_id", "newsletters_id", "events_id", "pages_id", "lppa_evidence_id", "schools_id") SELECT "id", "order", "parent_id", "path", "letters_id", "newsletters_id", "events_id", "pages_id", "lppa_evidence_id", "schools_id" FROM \`_translations_v_rels\`;`)
  await db.run(sql`DROP TABLE \`_translations_v_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new__translations_v_rels\` RENAME TO \`_translations_v_rels\`;`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_order_idx\` ON \`_translations_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_parent_idx\` ON \`_translations_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_path_idx\` ON \`_translations_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_letters_id_idx\` ON \`_translations_v_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_newsletters_id_idx\` ON \`_translations_v_rels\` (\`newsletters_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_events_id_idx\` ON \`_translations_v_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_pages_id_idx\` ON \`_translations_v_rels\` (\`pages_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_lppa_evidence_id_idx\` ON \`_translations_v_rels\` (\`lppa_evidence_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_schools_id_idx\` ON \`_translations_v_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`letters_id\` text(36),
  	\`newsletters_id\` text(36),
  	\`events_id\` text(36),
  	\`pages_id\` text(36),
  	\`translations_id\` text(36),
  	\`media_id\` text(36),
  	\`lppa_evidence_id\` text(36),
  	\`lppa_frameworks_id\` text(36),
  	\`schools_id\` text(36),
  	\`users_id\` text(36),
  	\`site_clients_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`letters_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`newsletters_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`pages_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`translations_id\`) REFERENCES \`translations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`lppa_evidence_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`lppa_frameworks_id\`) REFERENCES \`lppa_frameworks\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`site_clients_id\`) REFERENCES \`site_clients\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "letters_id", "newsletters_id", "events_id", "pages_id", "translations_id", "media_id", "lppa_evidence_id", "lppa_frameworks_id", "schools_id", "users_id", "site_clients_id") SELECT "id", "order", "parent_id", "path", "letters_id", "newsletters_id", "events_id", "pages_id", "translations_id", "media_id", "lppa_evidence_id", "lppa_frameworks_id", "schools_id", "users_id", "site_clients_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_letters_id_idx\` ON \`payload_locked_documents_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_newsletters_id_idx\` ON \`payload_locked_documents_rels\` (\`newsletters_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_events_id_idx\` ON \`payload_locked_documents_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_pages_id_idx\` ON \`payload_locked_documents_rels\` (\`pages_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_translations_id_idx\` ON \`payload_locked_documents_rels\` (\`translations_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_lppa_evidence_id_idx\` ON \`payload_locked_documents_rels\` (\`lppa_evidence_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_lppa_frameworks_id_idx\` ON \`payload_locked_documents_rels\` (\`lppa_frameworks_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_schools_id_idx\` ON \`payload_locked_documents_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_site_clients_id_idx\` ON \`payload_locked_documents_rels\` (\`site_clients_id\`);`)
}
