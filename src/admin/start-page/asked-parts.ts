import { listAddress, furtherOf } from './list-address'
import { keyOf } from './find-items'
import type { Desk } from './desk'
import { authors, itemEntry, moment, signaturesOf, type EntrySource } from './item-entries'
import { replyByInWords } from './reply-by-in-words'
import type { StartPageList } from './start-page-entry'
import { editAddress } from '../admin-addresses'

/** So many stand in a part. */
export const shown = 10

const statesOnly = (state: string) => (collection: string) =>
  listAddress(collection, { 'workflow.state': ['equals', state] })

/** What waits for this person: versions to sign, then published items that are offered to their site. */
export const waitingForMe = (source: EntrySource, { toSign, toReceive }: Desk): StartPageList => {
  const all = [...toSign, ...toReceive]
  const entries = all.slice(0, shown).map((found) =>
    toSign.includes(found)
      ? itemEntry(source, found, [authors(source, found), moment('since', found.item.workflow.submittedAt)], {
          signatures: signaturesOf(source, found),
          urgent: replyByInWords(found.item.replyBy),
        })
      : itemEntry(source, found, ['offered to your site', moment('since', found.item.workflow.publishedAt)]),
  )
  return {
    entries,
    further: [
      ...furtherOf(source.req, toSign, shown, statesOnly('submitted')),
      ...furtherOf(source.req, toReceive, Math.max(0, shown - toSign.length), statesOnly('published')),
    ],
  }
}

/** What the person's schools have submitted and others are still to sign. */
export const withOthers = (source: EntrySource, { withOthers: all }: Desk): StartPageList => ({
  entries: all.slice(0, shown).map((found) =>
    itemEntry(source, found, [authors(source, found), moment('since', found.item.workflow.submittedAt)], {
      signatures: signaturesOf(source, found),
      urgent: replyByInWords(found.item.replyBy),
    }),
  ),
  further: furtherOf(source.req, all, shown, statesOnly('submitted')),
})

/** What came back, with the reason. */
export const sentBack = (source: EntrySource, { sentBack: all, signOffs }: Desk): StartPageList => ({
  entries: all.slice(0, shown).map((found) => {
    const { submittedAt } = found.item.workflow
    const decision = (signOffs.get(keyOf(found)) ?? []).findLast(
      (one) => one.decision === 'request-changes' && one.submittedAt === submittedAt,
    )
    return itemEntry(
      source,
      found,
      [
        decision ? `sent back by ${decision.byName}` : 'given back',
        moment('on', decision?.at ?? found.item.updatedAt),
      ],
      {
        address: editAddress(found.collection, found.item.id),
        // What was given back by itself has its reason in the history of its review.
        reason: decision?.note,
      },
    )
  }),
  further: furtherOf(source.req, all, shown, statesOnly('changes-requested')),
})
