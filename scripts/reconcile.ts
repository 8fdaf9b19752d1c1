import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { withPayload } from './with-payload'

const usage = `
npm run reconcile

Makes what is public agree with what was approved, after a crash, a restore or an update; does what is past its time (what
goes live or comes down at a set time, and e-mails); publishes what waits for nobody but schools that have left; removes
decisions that were stored twice. Prints what it mended. The program does all but the last at every start. Safe at any
time, also while it runs.

  --help    this text
`

readOptions(usage, {})

await withPayload(async (payload) => {
  const { reconcile } = await import('../src/publications/mending/reconcile')
  const { mendQueue } = await import('../src/jobs/mend-queue')
  const { lost, done, doubled } = await withProgress('Doing what is due', () => mendQueue(payload))
  for (const { task, title, at } of lost) {
    const what = task === 'publish-approved' ? 'goes live' : 'comes down'
    console.log(`had lost its time: "${title}" ${what} at ${at}`)
  }
  for (const { itemTitle, decision, byName, at, removed } of doubled)
    console.log(`stored ${removed + 1} times: ${decision} of "${itemTitle}" by ${byName} at ${at}`)
  for (const [task, count] of done) console.log(`was due, and was taken up: ${task}, ${count}`)
  const { completeMentions } = await import('../src/mentions/complete-mentions')
  const { reconcileMembership } = await import('../src/alliance-rules/reconcile-membership')
  await withProgress('Noting what names what', () => completeMentions(payload))
  const settled = await withProgress('Looking for those who left', () => reconcileMembership(payload))
  for (const { done: what, collection, item, reason } of settled)
    console.log(`${what}: "${item.title ?? 'untitled'}" (${collection}). ${reason}`)
  const { items, mended, translations, sealed, changed, cleaned } = await withProgress('Comparing', () =>
    reconcile(payload),
  )
  for (const { site, language, slug, done: what } of mended)
    console.log(`${what}: ${slug} on ${site} (${language})`)
  for (const { title, into } of translations)
    console.log(
      `withdrawn: the translation "${title}" into ${into}, whose original was withdrawn after it was approved; it waits to be submitted again`,
    )
  for (const { collection, id } of changed) {
    console.log(
      `not shown everywhere: ${id} (${collection}). Something that it shows has changed since it was approved; submit it again.`,
    )
  }
  if (sealed > 0) {
    console.log(
      `sealed: ${sealed} approved before their names covered all that they show; they keep their names`,
    )
  }
  if (cleaned > 0) console.log(`cleaned: ${cleaned} documents and versions, of characters that are no text`)
  const looked = `${items} ${items === 1 ? 'item' : 'items'} looked at`
  const all =
    mended.length +
    translations.length +
    settled.length +
    lost.length +
    doubled.length +
    [...done.values()].reduce((sum, count) => sum + count, 0)
  console.log(all === 0 ? `${looked}, nothing to mend.` : `${looked}, ${all} mended.`)
})
