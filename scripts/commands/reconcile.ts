import type { Payload } from 'payload'
import { command, type Telling } from '../command'
import { withPayload } from '../with-payload'

const usage = `
npm run reconcile

Makes what is public agree with what was approved, after a crash, a restore or an update; does what is past its time (what
goes live or comes down at a set time, and e-mails); publishes what waits for nobody but schools that have left; removes
decisions that were stored twice. Prints what it mended. The program does all but the last at every start. Safe at any
time, also while it runs.

  --help    this text
`

const mendAll = async (payload: Payload, { say, progress }: Telling): Promise<void> => {
  const { reconcile } = await import('../../src/publications/mending/reconcile')
  const { mendQueue } = await import('../../src/jobs/mend-queue')
  const { lost, done, doubled } = await progress('Doing what is due', () => mendQueue(payload))
  for (const { task, title, at } of lost) {
    const what = task === 'publish-approved' ? 'goes live' : 'comes down'
    say(`had lost its time: "${title}" ${what} at ${at}`)
  }
  for (const { itemTitle, decision, byName, at, removed } of doubled)
    say(`stored ${removed + 1} times: ${decision} of "${itemTitle}" by ${byName} at ${at}`)
  for (const [task, count] of done) say(`was due, and was taken up: ${task}, ${count}`)
  const { completeMentions } = await import('../../src/mentions/complete-mentions')
  const { reconcileMembership } = await import('../../src/alliance-rules/reconcile-membership')
  await progress('Noting what names what', () => completeMentions(payload))
  const settled = await progress('Looking for those who left', () => reconcileMembership(payload))
  for (const { done: what, collection, item, reason } of settled)
    say(`${what}: "${item.title ?? 'untitled'}" (${collection}). ${reason}`)
  const { items, mended, translations, sealed, changed, cleaned } = await progress('Comparing', () =>
    reconcile(payload),
  )
  for (const { site, language, slug, done: what } of mended) say(`${what}: ${slug} on ${site} (${language})`)
  for (const { title, into } of translations)
    say(
      `withdrawn: the translation "${title}" into ${into}, whose original was withdrawn after it was approved; it waits to be submitted again`,
    )
  for (const { collection, id } of changed) {
    say(
      `not shown everywhere: ${id} (${collection}). Something that it shows has changed since it was approved; submit it again.`,
    )
  }
  if (sealed > 0) {
    say(`sealed: ${sealed} approved before their names covered all that they show; they keep their names`)
  }
  if (cleaned > 0) say(`cleaned: ${cleaned} documents and versions, of characters that are no text`)
  const looked = `${items} ${items === 1 ? 'item' : 'items'} looked at`
  const all =
    mended.length +
    translations.length +
    settled.length +
    lost.length +
    doubled.length +
    [...done.values()].reduce((sum, count) => sum + count, 0)
  say(all === 0 ? `${looked}, nothing to mend.` : `${looked}, ${all} mended.`)
}

export const reconcile = command({
  usage,
  options: {},
  run: ({ settings, ...telling }) => withPayload(settings, (payload) => mendAll(payload, telling)),
})
