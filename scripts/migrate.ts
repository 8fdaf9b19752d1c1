import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { withPayload } from './with-payload'

const usage = `
npm run migrate

Brings the database of DATABASE_URI to the form that this version needs. The program does the same at every start;
this does it beforehand. Make a backup first, of the database and the media.

  --help    this text
`

readOptions(usage, {})

await withPayload(async (payload) => {
  const { env } = await import('../src/settings/env')
  if (!env().databaseUri.startsWith('file:')) {
    console.log('MongoDB needs no migrations: nothing to do.')
    return
  }
  // Opening the database has applied them; what it notes of each tells which are there.
  const applied = await withProgress('Looking at the database', () =>
    payload.find({
      collection: 'payload-migrations',
      sort: 'createdAt',
      limit: 0,
      pagination: false,
      overrideAccess: true,
    }),
  )
  for (const { name } of applied.docs) console.log(`  ${name ?? ''}`)
  console.log(`The database is up to date (${applied.totalDocs} applied).`)
})
