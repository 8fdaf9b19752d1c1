import { command } from '../command'
import { withPayload } from '../with-payload'
import { ScriptError } from '../script-error'

const usage = `
npm run seed

Fills the database of DATABASE_URI with the demonstration's content: schools, accounts, letters, events and so on.
Needs KPSA_DEMO=true and an empty database; anything else is refused and left as it is. \`npm run demo\` does this
by itself.

  --help    this text
`

export const seed = command({
  usage,
  options: {},
  run: ({ settings, say, progress }) =>
    withPayload(settings, async (payload) => {
      const { seedDemo, SeedRefused } = await import('../../src/demo/seed-demo')
      try {
        const result = await progress('Writing the demonstration’s content', () => seedDemo(payload))
        say(result === 'seeded' ? 'The demonstration’s content is there.' : 'It was there already.')
      } catch (error) {
        if (error instanceof SeedRefused) throw new ScriptError(error.message)
        throw error
      }
    }),
})
