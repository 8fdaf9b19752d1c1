import { getPayload } from 'payload'
import { actingFor } from '../../src/transaction/system-actor'
import config from '../../payload.config'

/** What a plugin might do: writes a letter and what the alliance says of itself through Payload's Local API. */
const { school, title } = JSON.parse(process.argv[2] ?? '{}') as { school: string; title: string }
const payload = await getPayload({ config })
const context = actingFor('a test')
const letter = await payload.create({ collection: 'letters', data: { title, school }, depth: 0, context })
const alliance = await payload.updateGlobal({
  slug: 'alliance',
  data: { name: 'KPSA', aims: [{ text: title }] },
  depth: 0,
  context,
})
process.stdout.write(`${JSON.stringify([letter.title, alliance.aims?.[0]?.text])}\n`)
await payload.destroy()
process.exit(0)
