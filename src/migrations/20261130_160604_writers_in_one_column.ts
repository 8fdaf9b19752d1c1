import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

/** Evidence has other texts, so that its tables of texts stay. */
const withoutOtherTexts = ['letters', 'newsletters', 'events', 'pages', 'translations']

/** Each table with what its columns and paths begin with. */
const tables = [...withoutOtherTexts, 'lppa_evidence'].flatMap(
  (table) =>
    [
      [table, '', ''],
      [`_${table}_v`, 'version_', 'version.'],
    ] as const,
)

const staysAsItIs = (table: string): boolean => table.includes('lppa_evidence')

/** Put in order by hand: who wrote a version moves from the table of texts to a column of the version. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const [table, prefix, path] of tables) {
    const named = sql.identifier(table)
    const texts = sql.identifier(`${table}_texts`)
    const column = sql.identifier(`${prefix}workflow_written_by`)
    const ofWriters = `${path}workflow.writtenBy`
    await db.run(sql`ALTER TABLE ${named} ADD ${column} text;`)
    await db.run(sql`UPDATE ${named} SET ${column} = '[]';`)
    await db.run(
      sql`UPDATE ${named} SET ${column} = writers.list FROM (SELECT parent_id, json_group_array(text) AS list FROM (SELECT parent_id, text FROM ${texts} WHERE path = ${ofWriters} ORDER BY parent_id, "order") GROUP BY parent_id) AS writers WHERE ${named}.id = writers.parent_id;`,
    )
    if (staysAsItIs(table)) await db.run(sql`DELETE FROM ${texts} WHERE path = ${ofWriters};`)
    else await db.run(sql`DROP TABLE ${texts};`)
  }
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const [table, prefix, path] of tables) {
    const named = sql.identifier(table)
    const texts = sql.identifier(`${table}_texts`)
    const column = sql.identifier(`${prefix}workflow_written_by`)
    if (!staysAsItIs(table)) {
      await db.run(
        sql`CREATE TABLE ${texts} (id integer PRIMARY KEY NOT NULL, "order" integer NOT NULL, parent_id text(36) NOT NULL, path text NOT NULL, text text, FOREIGN KEY (parent_id) REFERENCES ${named}(id) ON UPDATE no action ON DELETE cascade);`,
      )
      const index = sql.identifier(`${table}_texts_order_parent`)
      await db.run(sql`CREATE INDEX ${index} ON ${texts} ("order", parent_id);`)
    }
    await db.run(
      sql`INSERT INTO ${texts} ("order", parent_id, path, text) SELECT writer.key + 1, ${named}.id, ${`${path}workflow.writtenBy`}, writer.value FROM ${named}, json_each(${named}.${column}) AS writer;`,
    )
    await db.run(sql`ALTER TABLE ${named} DROP COLUMN ${column};`)
  }
}
