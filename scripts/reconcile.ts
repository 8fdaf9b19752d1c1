import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { withPayload } from './with-payload'

const usage = `
npm run reconcile

Makes what is public agree with what was approved, after a crash or a restore, and prints what it mended. The program
does the same at every start. Safe at any time, also while it runs.

  --help    this text
`

readOptions(usage, {})

await withPayload(async (payload) => {
  const { reconcile } = await import('../src/publications/reconcile')
  const { items, mended } = await withProgress('Comparing', () => reconcile(payload))
  for (const { site, language, slug, done } of mended)
    console.log(`${done}: ${slug} on ${site} (${language})`)
  const looked = `${items} ${items === 1 ? 'item' : 'items'} looked at`
  console.log(mended.length === 0 ? `${looked}, nothing to mend.` : `${looked}, ${mended.length} mended.`)
})
