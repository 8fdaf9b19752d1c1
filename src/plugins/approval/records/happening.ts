import type { Verb } from '../states'

/** What happened to an item; `publish` is what the last signature, or the clock, brings about. */
export type AuditAction =
  | Verb
  | (
      | 'publish'
      | 'accept'
      | 'decline'
      | 'acceptance-ended'
      | 'edit-after-submission'
      | 'not-published'
      | 'not-withdrawn'
      | 'correct'
    )
  /** What follows where somebody is waited for no more, or again. */
  | ('complete-without' | 'given-back' | 'ask-again')

/** What happened to an item, as it is told to the log. */
export type Happening = {
  action: AuditAction
  itemCollection: string
  itemId: string
  itemTitle: string
  /** The id of the item's owner. */
  owner: string
  version: string
  note: string
  /** The parties that it was decided for, each with the role that the person had; none where nobody decided. */
  decidedFor: Readonly<Record<string, string>>
}
