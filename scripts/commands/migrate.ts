import { command } from '../command'
import { withPayload } from '../with-payload'

const usage = `
npm run migrate

Brings the database of DATABASE_URI to the form that this version needs. The program does the same at every start;
this does it beforehand. Make a backup first, of the database and the media.

  --help    this text
`

export const migrate = command({
  usage,
  options: {},
  run: ({ settings, say, progress }) =>
    withPayload(settings, async (payload) => {
      if (!settings.databaseUri.startsWith('file:')) {
        say('MongoDB needs no migrations: nothing to do.')
        return
      }
      // Opening the database has applied them; what it notes of each tells which are there.
      const applied = await progress('Looking at the database', () =>
        payload.find({
          collection: 'payload-migrations',
          sort: 'createdAt',
          limit: 0,
          pagination: false,
          overrideAccess: true,
        }),
      )
      for (const { name } of applied.docs) say(`  ${name ?? ''}`)
      say(`The database is up to date (${applied.totalDocs} applied).`)
    }),
})
