import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`letters_audience\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`letters_audience_order_idx\` ON \`letters_audience\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`letters_audience_parent_idx\` ON \`letters_audience\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`letters_signatories\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`title\` text,
  	\`school_id\` text(36),
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`letters_signatories_order_idx\` ON \`letters_signatories\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`letters_signatories_parent_id_idx\` ON \`letters_signatories\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`letters_signatories_school_idx\` ON \`letters_signatories\` (\`school_id\`);`)
  await db.run(sql`CREATE TABLE \`letters\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`summary\` text,
  	\`date\` text,
  	\`salutation\` text,
  	\`body\` text,
  	\`reply_by\` text,
  	\`reply_to\` text,
  	\`channels_own_site\` integer DEFAULT true,
  	\`channels_kpsa\` integer DEFAULT false,
  	\`publish_at\` text,
  	\`withdraw_at\` text,
  	\`school_id\` text(36),
  	\`slug\` text,
  	\`workflow_state\` text DEFAULT 'draft',
  	\`workflow_version\` text,
  	\`workflow_submitted_by\` text,
  	\`workflow_submitted_at\` text,
  	\`workflow_scheduled_version\` text,
  	\`workflow_published_version\` text,
  	\`workflow_published_at\` text,
  	\`workflow_first_published_at\` text,
  	\`workflow_withdrawn_at\` text,
  	\`workflow_correction_at\` text,
  	\`workflow_correction_note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`letters_school_idx\` ON \`letters\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`letters_slug_idx\` ON \`letters\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`letters_workflow_workflow_state_idx\` ON \`letters\` (\`workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`letters_workflow_workflow_version_idx\` ON \`letters\` (\`workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`letters_updated_at_idx\` ON \`letters\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`letters_created_at_idx\` ON \`letters\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`letters__status_idx\` ON \`letters\` (\`_status\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`school_slug_idx\` ON \`letters\` (\`school_id\`,\`slug\`);`)
  await db.run(sql`CREATE TABLE \`letters_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`letters_texts_order_parent\` ON \`letters_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`letters_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`media_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`letters_rels_order_idx\` ON \`letters_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`letters_rels_parent_idx\` ON \`letters_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`letters_rels_path_idx\` ON \`letters_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`letters_rels_media_id_idx\` ON \`letters_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`letters_rels_schools_id_idx\` ON \`letters_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`_letters_v_version_audience\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_letters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_letters_v_version_audience_order_idx\` ON \`_letters_v_version_audience\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_audience_parent_idx\` ON \`_letters_v_version_audience\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_letters_v_version_signatories\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`title\` text,
  	\`school_id\` text(36),
  	\`_uuid\` text,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_letters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_letters_v_version_signatories_order_idx\` ON \`_letters_v_version_signatories\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_signatories_parent_id_idx\` ON \`_letters_v_version_signatories\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_signatories_school_idx\` ON \`_letters_v_version_signatories\` (\`school_id\`);`)
  await db.run(sql`CREATE TABLE \`_letters_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_summary\` text,
  	\`version_date\` text,
  	\`version_salutation\` text,
  	\`version_body\` text,
  	\`version_reply_by\` text,
  	\`version_reply_to\` text,
  	\`version_channels_own_site\` integer DEFAULT true,
  	\`version_channels_kpsa\` integer DEFAULT false,
  	\`version_publish_at\` text,
  	\`version_withdraw_at\` text,
  	\`version_school_id\` text(36),
  	\`version_slug\` text,
  	\`version_workflow_state\` text DEFAULT 'draft',
  	\`version_workflow_version\` text,
  	\`version_workflow_submitted_by\` text,
  	\`version_workflow_submitted_at\` text,
  	\`version_workflow_scheduled_version\` text,
  	\`version_workflow_published_version\` text,
  	\`version_workflow_published_at\` text,
  	\`version_workflow_first_published_at\` text,
  	\`version_workflow_withdrawn_at\` text,
  	\`version_workflow_correction_at\` text,
  	\`version_workflow_correction_note\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_letters_v_parent_idx\` ON \`_letters_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_version_school_idx\` ON \`_letters_v\` (\`version_school_id\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_version_slug_idx\` ON \`_letters_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_workflow_version_workflow_state_idx\` ON \`_letters_v\` (\`version_workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_workflow_version_workflow_version_idx\` ON \`_letters_v\` (\`version_workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_version_updated_at_idx\` ON \`_letters_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_version_created_at_idx\` ON \`_letters_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_version_version__status_idx\` ON \`_letters_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_created_at_idx\` ON \`_letters_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_updated_at_idx\` ON \`_letters_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_latest_idx\` ON \`_letters_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`version_school_version_slug_idx\` ON \`_letters_v\` (\`version_school_id\`,\`version_slug\`);`)
  await db.run(sql`CREATE TABLE \`_letters_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_letters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_letters_v_texts_order_parent\` ON \`_letters_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_letters_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`media_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_letters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_letters_v_rels_order_idx\` ON \`_letters_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_rels_parent_idx\` ON \`_letters_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_rels_path_idx\` ON \`_letters_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_rels_media_id_idx\` ON \`_letters_v_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`_letters_v_rels_schools_id_idx\` ON \`_letters_v_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`newsletters_blocks_article\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`heading\` text,
  	\`body\` text,
  	\`image_id\` text(36),
  	\`block_name\` text,
  	FOREIGN KEY (\`image_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_article_order_idx\` ON \`newsletters_blocks_article\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_article_parent_id_idx\` ON \`newsletters_blocks_article\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_article_path_idx\` ON \`newsletters_blocks_article\` (\`_path\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_article_image_idx\` ON \`newsletters_blocks_article\` (\`image_id\`);`)
  await db.run(sql`CREATE TABLE \`newsletters_blocks_from_the_headteacher\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`body\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_from_the_headteacher_order_idx\` ON \`newsletters_blocks_from_the_headteacher\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_from_the_headteacher_parent_id_idx\` ON \`newsletters_blocks_from_the_headteacher\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_from_the_headteacher_path_idx\` ON \`newsletters_blocks_from_the_headteacher\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`newsletters_blocks_diary\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`from\` text,
  	\`to\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_diary_order_idx\` ON \`newsletters_blocks_diary\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_diary_parent_id_idx\` ON \`newsletters_blocks_diary\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_diary_path_idx\` ON \`newsletters_blocks_diary\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`newsletters_blocks_items\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_items_order_idx\` ON \`newsletters_blocks_items\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_items_parent_id_idx\` ON \`newsletters_blocks_items\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_items_path_idx\` ON \`newsletters_blocks_items\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`newsletters_blocks_gallery\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_gallery_order_idx\` ON \`newsletters_blocks_gallery\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_gallery_parent_id_idx\` ON \`newsletters_blocks_gallery\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_gallery_path_idx\` ON \`newsletters_blocks_gallery\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`newsletters_blocks_results_rows\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`value\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`newsletters_blocks_results\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_results_rows_order_idx\` ON \`newsletters_blocks_results_rows\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_results_rows_parent_id_idx\` ON \`newsletters_blocks_results_rows\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`newsletters_blocks_results\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`heading\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_results_order_idx\` ON \`newsletters_blocks_results\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_results_parent_id_idx\` ON \`newsletters_blocks_results\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_blocks_results_path_idx\` ON \`newsletters_blocks_results\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`newsletters\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`summary\` text,
  	\`issue\` text,
  	\`term\` text,
  	\`date\` text,
  	\`channels_own_site\` integer DEFAULT true,
  	\`channels_kpsa\` integer DEFAULT false,
  	\`publish_at\` text,
  	\`withdraw_at\` text,
  	\`school_id\` text(36),
  	\`slug\` text,
  	\`workflow_state\` text DEFAULT 'draft',
  	\`workflow_version\` text,
  	\`workflow_submitted_by\` text,
  	\`workflow_submitted_at\` text,
  	\`workflow_scheduled_version\` text,
  	\`workflow_published_version\` text,
  	\`workflow_published_at\` text,
  	\`workflow_first_published_at\` text,
  	\`workflow_withdrawn_at\` text,
  	\`workflow_correction_at\` text,
  	\`workflow_correction_note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_school_idx\` ON \`newsletters\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_slug_idx\` ON \`newsletters\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_workflow_workflow_state_idx\` ON \`newsletters\` (\`workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_workflow_workflow_version_idx\` ON \`newsletters\` (\`workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_updated_at_idx\` ON \`newsletters\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_created_at_idx\` ON \`newsletters\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`newsletters__status_idx\` ON \`newsletters\` (\`_status\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`school_slug_1_idx\` ON \`newsletters\` (\`school_id\`,\`slug\`);`)
  await db.run(sql`CREATE TABLE \`newsletters_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_texts_order_parent\` ON \`newsletters_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`newsletters_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`letters_id\` text(36),
  	\`events_id\` text(36),
  	\`lppa_evidence_id\` text(36),
  	\`media_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`letters_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`lppa_evidence_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`newsletters_rels_order_idx\` ON \`newsletters_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_rels_parent_idx\` ON \`newsletters_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_rels_path_idx\` ON \`newsletters_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_rels_letters_id_idx\` ON \`newsletters_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_rels_events_id_idx\` ON \`newsletters_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_rels_lppa_evidence_id_idx\` ON \`newsletters_rels\` (\`lppa_evidence_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_rels_media_id_idx\` ON \`newsletters_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`newsletters_rels_schools_id_idx\` ON \`newsletters_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v_blocks_article\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`heading\` text,
  	\`body\` text,
  	\`image_id\` text(36),
  	\`_uuid\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`image_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_newsletters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_article_order_idx\` ON \`_newsletters_v_blocks_article\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_article_parent_id_idx\` ON \`_newsletters_v_blocks_article\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_article_path_idx\` ON \`_newsletters_v_blocks_article\` (\`_path\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_article_image_idx\` ON \`_newsletters_v_blocks_article\` (\`image_id\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v_blocks_from_the_headteacher\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`body\` text,
  	\`_uuid\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_newsletters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_from_the_headteacher_order_idx\` ON \`_newsletters_v_blocks_from_the_headteacher\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_from_the_headteacher_parent_id_idx\` ON \`_newsletters_v_blocks_from_the_headteacher\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_from_the_headteacher_path_idx\` ON \`_newsletters_v_blocks_from_the_headteacher\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v_blocks_diary\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`from\` text,
  	\`to\` text,
  	\`_uuid\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_newsletters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_diary_order_idx\` ON \`_newsletters_v_blocks_diary\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_diary_parent_id_idx\` ON \`_newsletters_v_blocks_diary\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_diary_path_idx\` ON \`_newsletters_v_blocks_diary\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v_blocks_items\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`_uuid\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_newsletters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_items_order_idx\` ON \`_newsletters_v_blocks_items\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_items_parent_id_idx\` ON \`_newsletters_v_blocks_items\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_items_path_idx\` ON \`_newsletters_v_blocks_items\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v_blocks_gallery\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`_uuid\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_newsletters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_gallery_order_idx\` ON \`_newsletters_v_blocks_gallery\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_gallery_parent_id_idx\` ON \`_newsletters_v_blocks_gallery\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_gallery_path_idx\` ON \`_newsletters_v_blocks_gallery\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v_blocks_results_rows\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`value\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_newsletters_v_blocks_results\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_results_rows_order_idx\` ON \`_newsletters_v_blocks_results_rows\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_results_rows_parent_id_idx\` ON \`_newsletters_v_blocks_results_rows\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v_blocks_results\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`heading\` text,
  	\`_uuid\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_newsletters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_results_order_idx\` ON \`_newsletters_v_blocks_results\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_results_parent_id_idx\` ON \`_newsletters_v_blocks_results\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_blocks_results_path_idx\` ON \`_newsletters_v_blocks_results\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_summary\` text,
  	\`version_issue\` text,
  	\`version_term\` text,
  	\`version_date\` text,
  	\`version_channels_own_site\` integer DEFAULT true,
  	\`version_channels_kpsa\` integer DEFAULT false,
  	\`version_publish_at\` text,
  	\`version_withdraw_at\` text,
  	\`version_school_id\` text(36),
  	\`version_slug\` text,
  	\`version_workflow_state\` text DEFAULT 'draft',
  	\`version_workflow_version\` text,
  	\`version_workflow_submitted_by\` text,
  	\`version_workflow_submitted_at\` text,
  	\`version_workflow_scheduled_version\` text,
  	\`version_workflow_published_version\` text,
  	\`version_workflow_published_at\` text,
  	\`version_workflow_first_published_at\` text,
  	\`version_workflow_withdrawn_at\` text,
  	\`version_workflow_correction_at\` text,
  	\`version_workflow_correction_note\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_parent_idx\` ON \`_newsletters_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_version_version_school_idx\` ON \`_newsletters_v\` (\`version_school_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_version_version_slug_idx\` ON \`_newsletters_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_version_workflow_version_workflow_state_idx\` ON \`_newsletters_v\` (\`version_workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_version_workflow_version_workflow_version_idx\` ON \`_newsletters_v\` (\`version_workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_version_version_updated_at_idx\` ON \`_newsletters_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_version_version_created_at_idx\` ON \`_newsletters_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_version_version__status_idx\` ON \`_newsletters_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_created_at_idx\` ON \`_newsletters_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_updated_at_idx\` ON \`_newsletters_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_latest_idx\` ON \`_newsletters_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`version_school_version_slug_1_idx\` ON \`_newsletters_v\` (\`version_school_id\`,\`version_slug\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_newsletters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_texts_order_parent\` ON \`_newsletters_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_newsletters_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`letters_id\` text(36),
  	\`events_id\` text(36),
  	\`lppa_evidence_id\` text(36),
  	\`media_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_newsletters_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`letters_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`lppa_evidence_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsletters_v_rels_order_idx\` ON \`_newsletters_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_rels_parent_idx\` ON \`_newsletters_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_rels_path_idx\` ON \`_newsletters_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_rels_letters_id_idx\` ON \`_newsletters_v_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_rels_events_id_idx\` ON \`_newsletters_v_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_rels_lppa_evidence_id_idx\` ON \`_newsletters_v_rels\` (\`lppa_evidence_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_rels_media_id_idx\` ON \`_newsletters_v_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`_newsletters_v_rels_schools_id_idx\` ON \`_newsletters_v_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`events_except_dates\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`date\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`events_except_dates_order_idx\` ON \`events_except_dates\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`events_except_dates_parent_id_idx\` ON \`events_except_dates\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`events\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`summary\` text,
  	\`start\` text,
  	\`end\` text,
  	\`all_day\` integer DEFAULT false,
  	\`location\` text,
  	\`category\` text,
  	\`status\` text DEFAULT 'scheduled',
  	\`description\` text,
  	\`host_school_id\` text(36),
  	\`recurrence\` text,
  	\`time_zone\` text DEFAULT 'Europe/London',
  	\`channels_own_site\` integer DEFAULT true,
  	\`channels_kpsa\` integer DEFAULT false,
  	\`publish_at\` text,
  	\`withdraw_at\` text,
  	\`school_id\` text(36),
  	\`slug\` text,
  	\`workflow_state\` text DEFAULT 'draft',
  	\`workflow_version\` text,
  	\`workflow_submitted_by\` text,
  	\`workflow_submitted_at\` text,
  	\`workflow_scheduled_version\` text,
  	\`workflow_published_version\` text,
  	\`workflow_published_at\` text,
  	\`workflow_first_published_at\` text,
  	\`workflow_withdrawn_at\` text,
  	\`workflow_correction_at\` text,
  	\`workflow_correction_note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`host_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`events_host_school_idx\` ON \`events\` (\`host_school_id\`);`)
  await db.run(sql`CREATE INDEX \`events_school_idx\` ON \`events\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`events_slug_idx\` ON \`events\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`events_workflow_workflow_state_idx\` ON \`events\` (\`workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`events_workflow_workflow_version_idx\` ON \`events\` (\`workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`events_updated_at_idx\` ON \`events\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`events_created_at_idx\` ON \`events\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`events__status_idx\` ON \`events\` (\`_status\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`school_slug_2_idx\` ON \`events\` (\`school_id\`,\`slug\`);`)
  await db.run(sql`CREATE TABLE \`events_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`events_texts_order_parent\` ON \`events_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`events_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`events_rels_order_idx\` ON \`events_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`events_rels_parent_idx\` ON \`events_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`events_rels_path_idx\` ON \`events_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`events_rels_schools_id_idx\` ON \`events_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`_events_v_version_except_dates\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`date\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_events_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_events_v_version_except_dates_order_idx\` ON \`_events_v_version_except_dates\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_version_except_dates_parent_id_idx\` ON \`_events_v_version_except_dates\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_events_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_summary\` text,
  	\`version_start\` text,
  	\`version_end\` text,
  	\`version_all_day\` integer DEFAULT false,
  	\`version_location\` text,
  	\`version_category\` text,
  	\`version_status\` text DEFAULT 'scheduled',
  	\`version_description\` text,
  	\`version_host_school_id\` text(36),
  	\`version_recurrence\` text,
  	\`version_time_zone\` text DEFAULT 'Europe/London',
  	\`version_channels_own_site\` integer DEFAULT true,
  	\`version_channels_kpsa\` integer DEFAULT false,
  	\`version_publish_at\` text,
  	\`version_withdraw_at\` text,
  	\`version_school_id\` text(36),
  	\`version_slug\` text,
  	\`version_workflow_state\` text DEFAULT 'draft',
  	\`version_workflow_version\` text,
  	\`version_workflow_submitted_by\` text,
  	\`version_workflow_submitted_at\` text,
  	\`version_workflow_scheduled_version\` text,
  	\`version_workflow_published_version\` text,
  	\`version_workflow_published_at\` text,
  	\`version_workflow_first_published_at\` text,
  	\`version_workflow_withdrawn_at\` text,
  	\`version_workflow_correction_at\` text,
  	\`version_workflow_correction_note\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_host_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_events_v_parent_idx\` ON \`_events_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_version_version_host_school_idx\` ON \`_events_v\` (\`version_host_school_id\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_version_version_school_idx\` ON \`_events_v\` (\`version_school_id\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_version_version_slug_idx\` ON \`_events_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_version_workflow_version_workflow_state_idx\` ON \`_events_v\` (\`version_workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_version_workflow_version_workflow_version_idx\` ON \`_events_v\` (\`version_workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_version_version_updated_at_idx\` ON \`_events_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_version_version_created_at_idx\` ON \`_events_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_version_version__status_idx\` ON \`_events_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_created_at_idx\` ON \`_events_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_updated_at_idx\` ON \`_events_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_latest_idx\` ON \`_events_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`version_school_version_slug_2_idx\` ON \`_events_v\` (\`version_school_id\`,\`version_slug\`);`)
  await db.run(sql`CREATE TABLE \`_events_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_events_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_events_v_texts_order_parent\` ON \`_events_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_events_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_events_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_events_v_rels_order_idx\` ON \`_events_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_rels_parent_idx\` ON \`_events_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_rels_path_idx\` ON \`_events_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_events_v_rels_schools_id_idx\` ON \`_events_v_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`pages\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`summary\` text,
  	\`section\` text,
  	\`body\` text,
  	\`channels_own_site\` integer DEFAULT true,
  	\`channels_kpsa\` integer DEFAULT false,
  	\`publish_at\` text,
  	\`withdraw_at\` text,
  	\`school_id\` text(36),
  	\`slug\` text,
  	\`workflow_state\` text DEFAULT 'draft',
  	\`workflow_version\` text,
  	\`workflow_submitted_by\` text,
  	\`workflow_submitted_at\` text,
  	\`workflow_scheduled_version\` text,
  	\`workflow_published_version\` text,
  	\`workflow_published_at\` text,
  	\`workflow_first_published_at\` text,
  	\`workflow_withdrawn_at\` text,
  	\`workflow_correction_at\` text,
  	\`workflow_correction_note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`pages_school_idx\` ON \`pages\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`pages_slug_idx\` ON \`pages\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`pages_workflow_workflow_state_idx\` ON \`pages\` (\`workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`pages_workflow_workflow_version_idx\` ON \`pages\` (\`workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`pages_updated_at_idx\` ON \`pages\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`pages_created_at_idx\` ON \`pages\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`pages__status_idx\` ON \`pages\` (\`_status\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`school_slug_3_idx\` ON \`pages\` (\`school_id\`,\`slug\`);`)
  await db.run(sql`CREATE TABLE \`pages_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`pages_texts_order_parent\` ON \`pages_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`pages_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`pages_rels_order_idx\` ON \`pages_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`pages_rels_parent_idx\` ON \`pages_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`pages_rels_path_idx\` ON \`pages_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`pages_rels_schools_id_idx\` ON \`pages_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`_pages_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_summary\` text,
  	\`version_section\` text,
  	\`version_body\` text,
  	\`version_channels_own_site\` integer DEFAULT true,
  	\`version_channels_kpsa\` integer DEFAULT false,
  	\`version_publish_at\` text,
  	\`version_withdraw_at\` text,
  	\`version_school_id\` text(36),
  	\`version_slug\` text,
  	\`version_workflow_state\` text DEFAULT 'draft',
  	\`version_workflow_version\` text,
  	\`version_workflow_submitted_by\` text,
  	\`version_workflow_submitted_at\` text,
  	\`version_workflow_scheduled_version\` text,
  	\`version_workflow_published_version\` text,
  	\`version_workflow_published_at\` text,
  	\`version_workflow_first_published_at\` text,
  	\`version_workflow_withdrawn_at\` text,
  	\`version_workflow_correction_at\` text,
  	\`version_workflow_correction_note\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_pages_v_parent_idx\` ON \`_pages_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_version_version_school_idx\` ON \`_pages_v\` (\`version_school_id\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_version_version_slug_idx\` ON \`_pages_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_version_workflow_version_workflow_state_idx\` ON \`_pages_v\` (\`version_workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_version_workflow_version_workflow_version_idx\` ON \`_pages_v\` (\`version_workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_version_version_updated_at_idx\` ON \`_pages_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_version_version_created_at_idx\` ON \`_pages_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_version_version__status_idx\` ON \`_pages_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_created_at_idx\` ON \`_pages_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_updated_at_idx\` ON \`_pages_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_latest_idx\` ON \`_pages_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`version_school_version_slug_3_idx\` ON \`_pages_v\` (\`version_school_id\`,\`version_slug\`);`)
  await db.run(sql`CREATE TABLE \`_pages_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_pages_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_pages_v_texts_order_parent\` ON \`_pages_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_pages_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_pages_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_pages_v_rels_order_idx\` ON \`_pages_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_rels_parent_idx\` ON \`_pages_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_rels_path_idx\` ON \`_pages_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_rels_schools_id_idx\` ON \`_pages_v_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`translations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`language\` text,
  	\`summary\` text,
  	\`body\` text,
  	\`school_id\` text(36),
  	\`source_version\` text,
  	\`workflow_state\` text DEFAULT 'draft',
  	\`workflow_version\` text,
  	\`workflow_submitted_by\` text,
  	\`workflow_submitted_at\` text,
  	\`workflow_scheduled_version\` text,
  	\`workflow_published_version\` text,
  	\`workflow_published_at\` text,
  	\`workflow_first_published_at\` text,
  	\`workflow_withdrawn_at\` text,
  	\`workflow_correction_at\` text,
  	\`workflow_correction_note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`translations_language_idx\` ON \`translations\` (\`language\`);`)
  await db.run(sql`CREATE INDEX \`translations_school_idx\` ON \`translations\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_source_version_idx\` ON \`translations\` (\`source_version\`);`)
  await db.run(sql`CREATE INDEX \`translations_workflow_workflow_state_idx\` ON \`translations\` (\`workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`translations_workflow_workflow_version_idx\` ON \`translations\` (\`workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`translations_updated_at_idx\` ON \`translations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`translations_created_at_idx\` ON \`translations\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`translations__status_idx\` ON \`translations\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`translations_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`translations\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`translations_texts_order_parent\` ON \`translations_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`translations_rels\` (
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
  await db.run(sql`CREATE INDEX \`translations_rels_order_idx\` ON \`translations_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_parent_idx\` ON \`translations_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_path_idx\` ON \`translations_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_letters_id_idx\` ON \`translations_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_newsletters_id_idx\` ON \`translations_rels\` (\`newsletters_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_events_id_idx\` ON \`translations_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_pages_id_idx\` ON \`translations_rels\` (\`pages_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_lppa_evidence_id_idx\` ON \`translations_rels\` (\`lppa_evidence_id\`);`)
  await db.run(sql`CREATE INDEX \`translations_rels_schools_id_idx\` ON \`translations_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`_translations_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_language\` text,
  	\`version_summary\` text,
  	\`version_body\` text,
  	\`version_school_id\` text(36),
  	\`version_source_version\` text,
  	\`version_workflow_state\` text DEFAULT 'draft',
  	\`version_workflow_version\` text,
  	\`version_workflow_submitted_by\` text,
  	\`version_workflow_submitted_at\` text,
  	\`version_workflow_scheduled_version\` text,
  	\`version_workflow_published_version\` text,
  	\`version_workflow_published_at\` text,
  	\`version_workflow_first_published_at\` text,
  	\`version_workflow_withdrawn_at\` text,
  	\`version_workflow_correction_at\` text,
  	\`version_workflow_correction_note\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`translations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_translations_v_parent_idx\` ON \`_translations_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_version_version_language_idx\` ON \`_translations_v\` (\`version_language\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_version_version_school_idx\` ON \`_translations_v\` (\`version_school_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_version_version_source_version_idx\` ON \`_translations_v\` (\`version_source_version\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_version_workflow_version_workflow_state_idx\` ON \`_translations_v\` (\`version_workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_version_workflow_version_workflow_versio_idx\` ON \`_translations_v\` (\`version_workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_version_version_updated_at_idx\` ON \`_translations_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_version_version_created_at_idx\` ON \`_translations_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_version_version__status_idx\` ON \`_translations_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_created_at_idx\` ON \`_translations_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_updated_at_idx\` ON \`_translations_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_latest_idx\` ON \`_translations_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`_translations_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_translations_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_translations_v_texts_order_parent\` ON \`_translations_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_translations_v_rels\` (
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
  await db.run(sql`CREATE INDEX \`_translations_v_rels_order_idx\` ON \`_translations_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_parent_idx\` ON \`_translations_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_path_idx\` ON \`_translations_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_letters_id_idx\` ON \`_translations_v_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_newsletters_id_idx\` ON \`_translations_v_rels\` (\`newsletters_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_events_id_idx\` ON \`_translations_v_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_pages_id_idx\` ON \`_translations_v_rels\` (\`pages_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_lppa_evidence_id_idx\` ON \`_translations_v_rels\` (\`lppa_evidence_id\`);`)
  await db.run(sql`CREATE INDEX \`_translations_v_rels_schools_id_idx\` ON \`_translations_v_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`media\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`alt\` text,
  	\`decorative\` integer DEFAULT false,
  	\`school_id\` text(36) NOT NULL,
  	\`people_identifiability\` text,
  	\`people_names_in_caption\` integer DEFAULT false,
  	\`people_lawful_basis\` text,
  	\`people_consent_reference\` text,
  	\`people_consent_until\` text,
  	\`people_do_not_publish\` integer DEFAULT false,
  	\`people_next_audit_date\` text,
  	\`sha256\` text,
  	\`prefix\` text DEFAULT '',
  	\`_objectkey\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	\`focal_x\` numeric,
  	\`focal_y\` numeric,
  	\`sizes_w320_url\` text,
  	\`sizes_w320_width\` numeric,
  	\`sizes_w320_height\` numeric,
  	\`sizes_w320_mime_type\` text,
  	\`sizes_w320_filesize\` numeric,
  	\`sizes_w320_filename\` text,
  	\`sizes_w640_url\` text,
  	\`sizes_w640_width\` numeric,
  	\`sizes_w640_height\` numeric,
  	\`sizes_w640_mime_type\` text,
  	\`sizes_w640_filesize\` numeric,
  	\`sizes_w640_filename\` text,
  	\`sizes_w960_url\` text,
  	\`sizes_w960_width\` numeric,
  	\`sizes_w960_height\` numeric,
  	\`sizes_w960_mime_type\` text,
  	\`sizes_w960_filesize\` numeric,
  	\`sizes_w960_filename\` text,
  	\`sizes_w1600_url\` text,
  	\`sizes_w1600_width\` numeric,
  	\`sizes_w1600_height\` numeric,
  	\`sizes_w1600_mime_type\` text,
  	\`sizes_w1600_filesize\` numeric,
  	\`sizes_w1600_filename\` text,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`media_school_idx\` ON \`media\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`media_sha256_idx\` ON \`media\` (\`sha256\`);`)
  await db.run(sql`CREATE INDEX \`media_updated_at_idx\` ON \`media\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_at_idx\` ON \`media\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_filename_idx\` ON \`media\` (\`filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_w320_sizes_w320_filename_idx\` ON \`media\` (\`sizes_w320_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_w640_sizes_w640_filename_idx\` ON \`media\` (\`sizes_w640_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_w960_sizes_w960_filename_idx\` ON \`media\` (\`sizes_w960_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_w1600_sizes_w1600_filename_idx\` ON \`media\` (\`sizes_w1600_filename\`);`)
  await db.run(sql`CREATE TABLE \`lppa_evidence_involvement\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`lppa_evidence_involvement_order_idx\` ON \`lppa_evidence_involvement\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_involvement_parent_idx\` ON \`lppa_evidence_involvement\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`lppa_evidence_sources\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`version\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`lppa_evidence_sources_order_idx\` ON \`lppa_evidence_sources\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_sources_parent_id_idx\` ON \`lppa_evidence_sources\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`lppa_evidence\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`summary\` text,
  	\`date\` text,
  	\`framework_id\` text(36),
  	\`narrative\` text,
  	\`impact\` text,
  	\`location\` text,
  	\`visibility\` text DEFAULT 'portfolio',
  	\`channels_own_site\` integer DEFAULT true,
  	\`channels_kpsa\` integer DEFAULT false,
  	\`publish_at\` text,
  	\`withdraw_at\` text,
  	\`school_id\` text(36),
  	\`slug\` text,
  	\`workflow_state\` text DEFAULT 'draft',
  	\`workflow_version\` text,
  	\`workflow_submitted_by\` text,
  	\`workflow_submitted_at\` text,
  	\`workflow_scheduled_version\` text,
  	\`workflow_published_version\` text,
  	\`workflow_published_at\` text,
  	\`workflow_first_published_at\` text,
  	\`workflow_withdrawn_at\` text,
  	\`workflow_correction_at\` text,
  	\`workflow_correction_note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`framework_id\`) REFERENCES \`lppa_frameworks\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`lppa_evidence_framework_idx\` ON \`lppa_evidence\` (\`framework_id\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_school_idx\` ON \`lppa_evidence\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_slug_idx\` ON \`lppa_evidence\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_workflow_workflow_state_idx\` ON \`lppa_evidence\` (\`workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_workflow_workflow_version_idx\` ON \`lppa_evidence\` (\`workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_updated_at_idx\` ON \`lppa_evidence\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_created_at_idx\` ON \`lppa_evidence\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence__status_idx\` ON \`lppa_evidence\` (\`_status\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`school_slug_4_idx\` ON \`lppa_evidence\` (\`school_id\`,\`slug\`);`)
  await db.run(sql`CREATE TABLE \`lppa_evidence_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`lppa_evidence_texts_order_parent\` ON \`lppa_evidence_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`lppa_evidence_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`letters_id\` text(36),
  	\`newsletters_id\` text(36),
  	\`events_id\` text(36),
  	\`pages_id\` text(36),
  	\`media_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`letters_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`newsletters_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`pages_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`lppa_evidence_rels_order_idx\` ON \`lppa_evidence_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_rels_parent_idx\` ON \`lppa_evidence_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_rels_path_idx\` ON \`lppa_evidence_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_rels_letters_id_idx\` ON \`lppa_evidence_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_rels_newsletters_id_idx\` ON \`lppa_evidence_rels\` (\`newsletters_id\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_rels_events_id_idx\` ON \`lppa_evidence_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_rels_pages_id_idx\` ON \`lppa_evidence_rels\` (\`pages_id\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_rels_media_id_idx\` ON \`lppa_evidence_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`lppa_evidence_rels_schools_id_idx\` ON \`lppa_evidence_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`_lppa_evidence_v_version_involvement\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_lppa_evidence_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_involvement_order_idx\` ON \`_lppa_evidence_v_version_involvement\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_involvement_parent_idx\` ON \`_lppa_evidence_v_version_involvement\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_lppa_evidence_v_version_sources\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`version\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_lppa_evidence_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_sources_order_idx\` ON \`_lppa_evidence_v_version_sources\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_sources_parent_id_idx\` ON \`_lppa_evidence_v_version_sources\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_lppa_evidence_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_summary\` text,
  	\`version_date\` text,
  	\`version_framework_id\` text(36),
  	\`version_narrative\` text,
  	\`version_impact\` text,
  	\`version_location\` text,
  	\`version_visibility\` text DEFAULT 'portfolio',
  	\`version_channels_own_site\` integer DEFAULT true,
  	\`version_channels_kpsa\` integer DEFAULT false,
  	\`version_publish_at\` text,
  	\`version_withdraw_at\` text,
  	\`version_school_id\` text(36),
  	\`version_slug\` text,
  	\`version_workflow_state\` text DEFAULT 'draft',
  	\`version_workflow_version\` text,
  	\`version_workflow_submitted_by\` text,
  	\`version_workflow_submitted_at\` text,
  	\`version_workflow_scheduled_version\` text,
  	\`version_workflow_published_version\` text,
  	\`version_workflow_published_at\` text,
  	\`version_workflow_first_published_at\` text,
  	\`version_workflow_withdrawn_at\` text,
  	\`version_workflow_correction_at\` text,
  	\`version_workflow_correction_note\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`lppa_evidence\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_framework_id\`) REFERENCES \`lppa_frameworks\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_parent_idx\` ON \`_lppa_evidence_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_version_framework_idx\` ON \`_lppa_evidence_v\` (\`version_framework_id\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_version_school_idx\` ON \`_lppa_evidence_v\` (\`version_school_id\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_version_slug_idx\` ON \`_lppa_evidence_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_workflow_version_workflow_state_idx\` ON \`_lppa_evidence_v\` (\`version_workflow_state\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_workflow_version_workflow_versi_idx\` ON \`_lppa_evidence_v\` (\`version_workflow_version\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_version_updated_at_idx\` ON \`_lppa_evidence_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_version_created_at_idx\` ON \`_lppa_evidence_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_version_version__status_idx\` ON \`_lppa_evidence_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_created_at_idx\` ON \`_lppa_evidence_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_updated_at_idx\` ON \`_lppa_evidence_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_latest_idx\` ON \`_lppa_evidence_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`version_school_version_slug_4_idx\` ON \`_lppa_evidence_v\` (\`version_school_id\`,\`version_slug\`);`)
  await db.run(sql`CREATE TABLE \`_lppa_evidence_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_lppa_evidence_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_texts_order_parent\` ON \`_lppa_evidence_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_lppa_evidence_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`letters_id\` text(36),
  	\`newsletters_id\` text(36),
  	\`events_id\` text(36),
  	\`pages_id\` text(36),
  	\`media_id\` text(36),
  	\`schools_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_lppa_evidence_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`letters_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`newsletters_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`pages_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`schools_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_rels_order_idx\` ON \`_lppa_evidence_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_rels_parent_idx\` ON \`_lppa_evidence_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_rels_path_idx\` ON \`_lppa_evidence_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_rels_letters_id_idx\` ON \`_lppa_evidence_v_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_rels_newsletters_id_idx\` ON \`_lppa_evidence_v_rels\` (\`newsletters_id\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_rels_events_id_idx\` ON \`_lppa_evidence_v_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_rels_pages_id_idx\` ON \`_lppa_evidence_v_rels\` (\`pages_id\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_rels_media_id_idx\` ON \`_lppa_evidence_v_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`_lppa_evidence_v_rels_schools_id_idx\` ON \`_lppa_evidence_v_rels\` (\`schools_id\`);`)
  await db.run(sql`CREATE TABLE \`lppa_frameworks_objectives_kpis\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`text\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`lppa_frameworks_objectives\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`lppa_frameworks_objectives_kpis_order_idx\` ON \`lppa_frameworks_objectives_kpis\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`lppa_frameworks_objectives_kpis_parent_id_idx\` ON \`lppa_frameworks_objectives_kpis\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`lppa_frameworks_objectives\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`title\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`lppa_frameworks\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`lppa_frameworks_objectives_order_idx\` ON \`lppa_frameworks_objectives\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`lppa_frameworks_objectives_parent_id_idx\` ON \`lppa_frameworks_objectives\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`lppa_frameworks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`key\` text NOT NULL,
  	\`school_id\` text(36),
  	\`source\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`lppa_frameworks_key_idx\` ON \`lppa_frameworks\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`lppa_frameworks_school_idx\` ON \`lppa_frameworks\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`lppa_frameworks_updated_at_idx\` ON \`lppa_frameworks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`lppa_frameworks_created_at_idx\` ON \`lppa_frameworks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`schools_languages\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`schools_languages_order_idx\` ON \`schools_languages\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`schools_languages_parent_idx\` ON \`schools_languages\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`schools\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`short_name\` text,
  	\`slug\` text NOT NULL,
  	\`school_type\` text,
  	\`urn\` text,
  	\`strapline\` text,
  	\`values\` text,
  	\`headteacher\` text,
  	\`chair_of_governors\` text,
  	\`address\` text,
  	\`phone\` text,
  	\`email\` text,
  	\`crest_id\` text(36),
  	\`colours_main\` text,
  	\`colours_accent\` text,
  	\`notice_text\` text,
  	\`notice_until\` text,
  	\`allow_own_approval\` integer DEFAULT true,
  	\`require_second_factor\` integer DEFAULT false,
  	\`joined_on\` text,
  	\`left_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`crest_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`schools_slug_idx\` ON \`schools\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`schools_crest_idx\` ON \`schools\` (\`crest_id\`);`)
  await db.run(sql`CREATE INDEX \`schools_updated_at_idx\` ON \`schools\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`schools_created_at_idx\` ON \`schools\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`schools_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`schools_texts_order_parent\` ON \`schools_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users_schools_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`users_schools\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_schools_roles_order_idx\` ON \`users_schools_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`users_schools_roles_parent_idx\` ON \`users_schools_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users_schools\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`school_id\` text(36) NOT NULL,
  	\`cover_from\` text,
  	\`cover_until\` text,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_schools_order_idx\` ON \`users_schools\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`users_schools_parent_id_idx\` ON \`users_schools\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`users_schools_school_idx\` ON \`users_schools\` (\`school_id\`);`)
  await db.run(sql`CREATE TABLE \`users_sessions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`created_at\` text,
  	\`expires_at\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_sessions_order_idx\` ON \`users_sessions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`users_sessions_parent_id_idx\` ON \`users_sessions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`alliance_admin\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_email_idx\` ON \`users\` (\`email\`);`)
  await db.run(sql`CREATE TABLE \`site_clients_webhooks_types\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`site_clients_webhooks\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`site_clients_webhooks_types_order_idx\` ON \`site_clients_webhooks_types\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`site_clients_webhooks_types_parent_idx\` ON \`site_clients_webhooks_types\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`site_clients_webhooks\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`url\` text NOT NULL,
  	\`enabled\` integer DEFAULT true,
  	\`secret\` text,
  	\`previous_secret\` text,
  	\`previous_secret_until\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`site_clients\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`site_clients_webhooks_order_idx\` ON \`site_clients_webhooks\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`site_clients_webhooks_parent_id_idx\` ON \`site_clients_webhooks\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`site_clients_keys\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`hash\` text NOT NULL,
  	\`valid_until\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`site_clients\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`site_clients_keys_order_idx\` ON \`site_clients_keys\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`site_clients_keys_parent_id_idx\` ON \`site_clients_keys\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`site_clients_keys_hash_idx\` ON \`site_clients_keys\` (\`hash\`);`)
  await db.run(sql`CREATE TABLE \`site_clients\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`school_id\` text(36) NOT NULL,
  	\`enabled\` integer DEFAULT true,
  	\`last_used_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`site_clients_school_idx\` ON \`site_clients\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`site_clients_updated_at_idx\` ON \`site_clients\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`site_clients_created_at_idx\` ON \`site_clients\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`sign_offs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`item_collection\` text NOT NULL,
  	\`item_id\` text NOT NULL,
  	\`item_title\` text,
  	\`version\` text NOT NULL,
  	\`submitted_at\` text,
  	\`school_id\` text(36),
  	\`item_school_id\` text(36),
  	\`decision\` text NOT NULL,
  	\`by\` text NOT NULL,
  	\`by_name\` text,
  	\`role\` text,
  	\`note\` text,
  	\`at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`item_school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`sign_offs_item_id_idx\` ON \`sign_offs\` (\`item_id\`);`)
  await db.run(sql`CREATE INDEX \`sign_offs_version_idx\` ON \`sign_offs\` (\`version\`);`)
  await db.run(sql`CREATE INDEX \`sign_offs_school_idx\` ON \`sign_offs\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`sign_offs_item_school_idx\` ON \`sign_offs\` (\`item_school_id\`);`)
  await db.run(sql`CREATE INDEX \`sign_offs_at_idx\` ON \`sign_offs\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`sign_offs_updated_at_idx\` ON \`sign_offs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sign_offs_created_at_idx\` ON \`sign_offs\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`itemCollection_itemId_at_idx\` ON \`sign_offs\` (\`item_collection\`,\`item_id\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`publications\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`site\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`item_id\` text NOT NULL,
  	\`language\` text NOT NULL,
  	\`original\` integer DEFAULT true NOT NULL,
  	\`slug\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`sequence\` numeric NOT NULL,
  	\`version\` text NOT NULL,
  	\`item_version\` text NOT NULL,
  	\`sort_at\` text NOT NULL,
  	\`ends_at\` text NOT NULL,
  	\`category\` text,
  	\`changed_at\` text NOT NULL,
  	\`withdrawn_at\` text,
  	\`document\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`publications_item_id_idx\` ON \`publications\` (\`item_id\`);`)
  await db.run(sql`CREATE INDEX \`publications_sequence_idx\` ON \`publications\` (\`sequence\`);`)
  await db.run(sql`CREATE INDEX \`publications_updated_at_idx\` ON \`publications\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`publications_created_at_idx\` ON \`publications\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`site_kind_itemId_language_idx\` ON \`publications\` (\`site\`,\`kind\`,\`item_id\`,\`language\`);`)
  await db.run(sql`CREATE INDEX \`site_kind_state_original_sortAt_itemId_idx\` ON \`publications\` (\`site\`,\`kind\`,\`state\`,\`original\`,\`sort_at\`,\`item_id\`);`)
  await db.run(sql`CREATE INDEX \`site_kind_state_original_endsAt_idx\` ON \`publications\` (\`site\`,\`kind\`,\`state\`,\`original\`,\`ends_at\`);`)
  await db.run(sql`CREATE INDEX \`site_sequence_idx\` ON \`publications\` (\`site\`,\`sequence\`);`)
  await db.run(sql`CREATE INDEX \`site_kind_slug_idx\` ON \`publications\` (\`site\`,\`kind\`,\`slug\`);`)
  await db.run(sql`CREATE TABLE \`publications_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`publications\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`publications_texts_order_parent\` ON \`publications_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`publications_texts_text_idx\` ON \`publications_texts\` (\`text\`);`)
  await db.run(sql`CREATE TABLE \`audit_entries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`at\` text NOT NULL,
  	\`action\` text NOT NULL,
  	\`item_collection\` text,
  	\`item_id\` text,
  	\`item_title\` text,
  	\`school_id\` text(36),
  	\`version\` text,
  	\`by\` text,
  	\`by_name\` text,
  	\`note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`school_id\`) REFERENCES \`schools\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`audit_entries_at_idx\` ON \`audit_entries\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`audit_entries_action_idx\` ON \`audit_entries\` (\`action\`);`)
  await db.run(sql`CREATE INDEX \`audit_entries_item_id_idx\` ON \`audit_entries\` (\`item_id\`);`)
  await db.run(sql`CREATE INDEX \`audit_entries_school_idx\` ON \`audit_entries\` (\`school_id\`);`)
  await db.run(sql`CREATE INDEX \`audit_entries_updated_at_idx\` ON \`audit_entries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`audit_entries_created_at_idx\` ON \`audit_entries\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`itemCollection_itemId_at_1_idx\` ON \`audit_entries\` (\`item_collection\`,\`item_id\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`sites\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`document\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`sites_slug_idx\` ON \`sites\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`sites_updated_at_idx\` ON \`sites\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sites_created_at_idx\` ON \`sites\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`sites_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`sites\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`sites_texts_order_parent\` ON \`sites_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`public_files\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`file\` text NOT NULL,
  	\`publication\` text NOT NULL,
  	\`content_type\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`public_files_file_idx\` ON \`public_files\` (\`file\`);`)
  await db.run(sql`CREATE INDEX \`public_files_publication_idx\` ON \`public_files\` (\`publication\`);`)
  await db.run(sql`CREATE INDEX \`public_files_updated_at_idx\` ON \`public_files\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`public_files_created_at_idx\` ON \`public_files\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`counters\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`value\` numeric NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`counters_name_idx\` ON \`counters\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`counters_updated_at_idx\` ON \`counters\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`counters_created_at_idx\` ON \`counters\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_kv\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`data\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`payload_kv_key_idx\` ON \`payload_kv\` (\`key\`);`)
  await db.run(sql`CREATE TABLE \`payload_jobs_log\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`executed_at\` text NOT NULL,
  	\`completed_at\` text NOT NULL,
  	\`task_slug\` text NOT NULL,
  	\`task_i_d\` text NOT NULL,
  	\`input\` text,
  	\`output\` text,
  	\`state\` text NOT NULL,
  	\`error\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`payload_jobs\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_jobs_log_order_idx\` ON \`payload_jobs_log\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_log_parent_id_idx\` ON \`payload_jobs_log\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_jobs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`input\` text,
  	\`completed_at\` text,
  	\`total_tried\` numeric DEFAULT 0,
  	\`has_error\` integer DEFAULT false,
  	\`error\` text,
  	\`task_slug\` text,
  	\`queue\` text DEFAULT 'default',
  	\`wait_until\` text,
  	\`processing\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_jobs_completed_at_idx\` ON \`payload_jobs\` (\`completed_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_total_tried_idx\` ON \`payload_jobs\` (\`total_tried\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_has_error_idx\` ON \`payload_jobs\` (\`has_error\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_task_slug_idx\` ON \`payload_jobs\` (\`task_slug\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_queue_idx\` ON \`payload_jobs\` (\`queue\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_wait_until_idx\` ON \`payload_jobs\` (\`wait_until\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_processing_idx\` ON \`payload_jobs\` (\`processing\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_updated_at_idx\` ON \`payload_jobs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_created_at_idx\` ON \`payload_jobs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`global_slug\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_global_slug_idx\` ON \`payload_locked_documents\` (\`global_slug\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_updated_at_idx\` ON \`payload_locked_documents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_created_at_idx\` ON \`payload_locked_documents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents_rels\` (
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
  await db.run(sql`CREATE TABLE \`payload_preferences\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`value\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_key_idx\` ON \`payload_preferences\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_updated_at_idx\` ON \`payload_preferences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_created_at_idx\` ON \`payload_preferences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_preferences\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_order_idx\` ON \`payload_preferences_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_parent_idx\` ON \`payload_preferences_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_path_idx\` ON \`payload_preferences_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_users_id_idx\` ON \`payload_preferences_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_migrations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`batch\` numeric,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_migrations_updated_at_idx\` ON \`payload_migrations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_migrations_created_at_idx\` ON \`payload_migrations\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`alliance_aims\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`text\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`alliance\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`alliance_aims_order_idx\` ON \`alliance_aims\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`alliance_aims_parent_id_idx\` ON \`alliance_aims\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`alliance_benefits\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`text\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`alliance\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`alliance_benefits_order_idx\` ON \`alliance_benefits\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`alliance_benefits_parent_id_idx\` ON \`alliance_benefits\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`alliance\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`short_name\` text,
  	\`strapline\` text,
  	\`about\` text,
  	\`differences\` text,
  	\`email\` text,
  	\`logo_id\` text(36),
  	\`updated_at\` text,
  	\`created_at\` text,
  	FOREIGN KEY (\`logo_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`alliance_logo_idx\` ON \`alliance\` (\`logo_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`letters_audience\`;`)
  await db.run(sql`DROP TABLE \`letters_signatories\`;`)
  await db.run(sql`DROP TABLE \`letters\`;`)
  await db.run(sql`DROP TABLE \`letters_texts\`;`)
  await db.run(sql`DROP TABLE \`letters_rels\`;`)
  await db.run(sql`DROP TABLE \`_letters_v_version_audience\`;`)
  await db.run(sql`DROP TABLE \`_letters_v_version_signatories\`;`)
  await db.run(sql`DROP TABLE \`_letters_v\`;`)
  await db.run(sql`DROP TABLE \`_letters_v_texts\`;`)
  await db.run(sql`DROP TABLE \`_letters_v_rels\`;`)
  await db.run(sql`DROP TABLE \`newsletters_blocks_article\`;`)
  await db.run(sql`DROP TABLE \`newsletters_blocks_from_the_headteacher\`;`)
  await db.run(sql`DROP TABLE \`newsletters_blocks_diary\`;`)
  await db.run(sql`DROP TABLE \`newsletters_blocks_items\`;`)
  await db.run(sql`DROP TABLE \`newsletters_blocks_gallery\`;`)
  await db.run(sql`DROP TABLE \`newsletters_blocks_results_rows\`;`)
  await db.run(sql`DROP TABLE \`newsletters_blocks_results\`;`)
  await db.run(sql`DROP TABLE \`newsletters\`;`)
  await db.run(sql`DROP TABLE \`newsletters_texts\`;`)
  await db.run(sql`DROP TABLE \`newsletters_rels\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v_blocks_article\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v_blocks_from_the_headteacher\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v_blocks_diary\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v_blocks_items\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v_blocks_gallery\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v_blocks_results_rows\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v_blocks_results\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v_texts\`;`)
  await db.run(sql`DROP TABLE \`_newsletters_v_rels\`;`)
  await db.run(sql`DROP TABLE \`events_except_dates\`;`)
  await db.run(sql`DROP TABLE \`events\`;`)
  await db.run(sql`DROP TABLE \`events_texts\`;`)
  await db.run(sql`DROP TABLE \`events_rels\`;`)
  await db.run(sql`DROP TABLE \`_events_v_version_except_dates\`;`)
  await db.run(sql`DROP TABLE \`_events_v\`;`)
  await db.run(sql`DROP TABLE \`_events_v_texts\`;`)
  await db.run(sql`DROP TABLE \`_events_v_rels\`;`)
  await db.run(sql`DROP TABLE \`pages\`;`)
  await db.run(sql`DROP TABLE \`pages_texts\`;`)
  await db.run(sql`DROP TABLE \`pages_rels\`;`)
  await db.run(sql`DROP TABLE \`_pages_v\`;`)
  await db.run(sql`DROP TABLE \`_pages_v_texts\`;`)
  await db.run(sql`DROP TABLE \`_pages_v_rels\`;`)
  await db.run(sql`DROP TABLE \`translations\`;`)
  await db.run(sql`DROP TABLE \`translations_texts\`;`)
  await db.run(sql`DROP TABLE \`translations_rels\`;`)
  await db.run(sql`DROP TABLE \`_translations_v\`;`)
  await db.run(sql`DROP TABLE \`_translations_v_texts\`;`)
  await db.run(sql`DROP TABLE \`_translations_v_rels\`;`)
  await db.run(sql`DROP TABLE \`media\`;`)
  await db.run(sql`DROP TABLE \`lppa_evidence_involvement\`;`)
  await db.run(sql`DROP TABLE \`lppa_evidence_sources\`;`)
  await db.run(sql`DROP TABLE \`lppa_evidence\`;`)
  await db.run(sql`DROP TABLE \`lppa_evidence_texts\`;`)
  await db.run(sql`DROP TABLE \`lppa_evidence_rels\`;`)
  await db.run(sql`DROP TABLE \`_lppa_evidence_v_version_involvement\`;`)
  await db.run(sql`DROP TABLE \`_lppa_evidence_v_version_sources\`;`)
  await db.run(sql`DROP TABLE \`_lppa_evidence_v\`;`)
  await db.run(sql`DROP TABLE \`_lppa_evidence_v_texts\`;`)
  await db.run(sql`DROP TABLE \`_lppa_evidence_v_rels\`;`)
  await db.run(sql`DROP TABLE \`lppa_frameworks_objectives_kpis\`;`)
  await db.run(sql`DROP TABLE \`lppa_frameworks_objectives\`;`)
  await db.run(sql`DROP TABLE \`lppa_frameworks\`;`)
  await db.run(sql`DROP TABLE \`schools_languages\`;`)
  await db.run(sql`DROP TABLE \`schools\`;`)
  await db.run(sql`DROP TABLE \`schools_texts\`;`)
  await db.run(sql`DROP TABLE \`users_schools_roles\`;`)
  await db.run(sql`DROP TABLE \`users_schools\`;`)
  await db.run(sql`DROP TABLE \`users_sessions\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`DROP TABLE \`site_clients_webhooks_types\`;`)
  await db.run(sql`DROP TABLE \`site_clients_webhooks\`;`)
  await db.run(sql`DROP TABLE \`site_clients_keys\`;`)
  await db.run(sql`DROP TABLE \`site_clients\`;`)
  await db.run(sql`DROP TABLE \`sign_offs\`;`)
  await db.run(sql`DROP TABLE \`publications\`;`)
  await db.run(sql`DROP TABLE \`publications_texts\`;`)
  await db.run(sql`DROP TABLE \`audit_entries\`;`)
  await db.run(sql`DROP TABLE \`sites\`;`)
  await db.run(sql`DROP TABLE \`sites_texts\`;`)
  await db.run(sql`DROP TABLE \`public_files\`;`)
  await db.run(sql`DROP TABLE \`counters\`;`)
  await db.run(sql`DROP TABLE \`payload_kv\`;`)
  await db.run(sql`DROP TABLE \`payload_jobs_log\`;`)
  await db.run(sql`DROP TABLE \`payload_jobs\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_migrations\`;`)
  await db.run(sql`DROP TABLE \`alliance_aims\`;`)
  await db.run(sql`DROP TABLE \`alliance_benefits\`;`)
  await db.run(sql`DROP TABLE \`alliance\`;`)
}
