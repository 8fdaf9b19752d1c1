import type { Collection, PayloadRequest, SelectIncludeType } from 'payload'
import type { Happening } from './records/happening'
import { relatedId } from '@kpsa/payload-content'
import type { Item } from './item'
import type { Problem } from './problem'
import type { Refusals } from './refusals'

/** Who acts, as the records keep it. */
export type Person = { id: string; name: string }

/** A document of the owners' collection as stored. */
export type PartyDocument = { id: string } & Record<string, unknown>

/** Something that people should be told. `note` is the reason or the words that somebody gave. */
export type Notice = {
  /**
   * `stopped`: approved for a later time, and withdrawn before; `not-published`, `not-withdrawn`: its time to go live,
   * or to come down, came in vain; `given-back`: it waited for somebody who is waited for no more, and cannot be approved
   * like that; `withdrawn-along`: what it goes with was withdrawn.
   */
  what:
    | 'submitted'
    | 'changes-requested'
    | 'published'
    | 'stopped'
    | 'not-published'
    | 'not-withdrawn'
    | 'given-back'
    | 'withdrawn-along'
  collection: string
  item: Item
  /** Ids of the parties that must sign; for `submitted`. */
  parties: string[]
  /** Ids of the users concerned, each once: who submitted it; where it will not go live, who signed it too. */
  people: string[]
  note: string
}

/** Paths of admin components, by slot; the form is Payload's import map's. */
export type ApprovalComponents = {
  /** These take the place of Payload's own buttons and words, which speak of publishing without approval. */
  publishButton: string
  unpublishButton: string
  status: string
  saveDraftButton?: string
  /** These stand for the state: in a document's sidebar, and above its column in lists. */
  statePanel: string
  stateColumnLabel?: string
  /** In lists, in place of the state alone; of the document it gets all that the list has read. */
  stateCell?: string
}

/**
 * What a project says about its approval. Parties are whoever owns and signs: schools, desks, departments.
 * Parties, users and items are named by their ids as text, whatever form the database gives them.
 */
export type ApprovalOptions = {
  /** Slugs of the collections whose documents are published by approval only. */
  collections: readonly string[]
  /** The relationship field that names a document's owner, and the collection of the owners. It names them in answers too. */
  owner: { field: string; collection: string }

  /** The parties that the signed-in person signs for now, each with the role that the record will say. */
  signsFor: (req: PayloadRequest) => Readonly<Record<string, string>>
  /** Whether the person writes for this owner, and so may submit. */
  mayWrite: (req: PayloadRequest, owner: string) => boolean
  /**
   * Whether the person may read this owner's drafts. By default, who writes or signs for it. Whoever is asked to sign,
   * or may withdraw, reads what they decide about anyway.
   */
  mayRead?: (req: PayloadRequest, owner: string) => boolean
  /** Whether the person may withdraw what this owner published. By default, who signs for it. */
  mayWithdraw?: (req: PayloadRequest, owner: string) => boolean

  /** Every party that must sign. By default, the owner alone. Relations in `item` may be ids or documents. */
  mustSign?: (item: Item) => readonly string[]
  /** True for a party whose signature is not waited for any more. By default, all are waited for. */
  excused?: (party: PartyDocument) => boolean
  /** Why a party is waited for no more, as a sentence for the records. */
  whyExcused?: (party: PartyDocument) => string
  /** Whether somebody who alone wrote a version may sign it for this owner. By default not. */
  allowsOwnApproval?: (party: PartyDocument) => boolean
  /** Who is offered what was approved. By default nobody. */
  receiving?: {
    parties: (item: Item) => readonly string[]
    /** A place that belongs to no party and shows what was approved until it is declined. */
    shared?: {
      /** Its key in the review's answer. */
      name: string
      isOffered: (item: Item) => boolean
      /** The role of the person who decides for it; undefined for everybody else. */
      roleOf: (req: PayloadRequest) => string | undefined
    }
  }
  /** The fields that these answers look at; they are read whatever a `select` leaves out. */
  looksAt?: SelectIncludeType

  /** Who is behind a request. By default `req.user`, whatever collection it is of. */
  person?: (req: PayloadRequest) => Person | undefined
  /** What stands between a version and its publication. */
  problems?: (req: PayloadRequest, collection: string, item: Item) => Promise<Problem[]>
  /** The documents under approval that go where this one goes: what is approved of them is withdrawn with it. By default none. */
  goingAlong?: (
    req: PayloadRequest,
    collection: string,
    id: string,
  ) => Promise<readonly { collection: string; id: string }[]>
  /** Runs in the transaction that changed what is live, or who shows it; what it throws undoes that. */
  liveChanged?: (req: PayloadRequest, collection: string, id: string) => Promise<unknown>
  /** Runs in the transaction that took an item down, or stopped it from going live. By default nothing follows. */
  withdrawn?: (req: PayloadRequest, collection: string, item: Item) => Promise<void>
  /** Adds to the log, in the transaction of what it tells of. By default a plain entry in `audit-entries`. */
  record?: (req: PayloadRequest, happening: Happening) => Promise<void>
  /** Runs in the transaction of what it tells of: queue messages here, and send them later. By default nobody is told. */
  notify?: (req: PayloadRequest, notice: Notice) => Promise<void>

  /**
   * What readers are shown of a version beyond its own fields, as JSON: texts as they are rendered, files with their
   * bytes and descriptions, words of what it refers to. Where this changes, it is another version. By default
   * everything that is stored about the files it refers to.
   *
   * @param content as its `plainContent` of @kpsa/payload-content; not yet validated, so whatever it holds, this must not throw
   */
  shown?: (
    req: PayloadRequest,
    collection: string,
    content: Readonly<Record<string, unknown>>,
  ) => Promise<unknown>
  /**
   * The group field with a text field `note` that says what was put right in a version, where there is one: whoever
   * signs for the owner may fill it in while approving. Without it `approve` takes no correction.
   */
  correction?: string
  /** A file of a version under review, for those who cannot read the owner's own; undefined where it shows no such file. */
  reviewFile?: (
    req: PayloadRequest,
    collection: string,
    version: Item,
    filename: string,
  ) => Promise<Response | undefined>
  /** Names for the ids within these values, as far as the person may know them, by id. By default none: ids are shown. */
  namesIn?: (req: PayloadRequest, values: unknown) => Promise<Readonly<Record<string, string>>>
  /** Fields that nobody needs to see among the changes. */
  notShown?: readonly string[]
  /** Errors of the project's own for refusals that speak of its parties. */
  refusals?: Refusals
  /** Admin components of the project's own; where one is missing, the plugin's own. */
  components?: Partial<ApprovalComponents>
}

type Optional = 'looksAt' | 'reviewFile' | 'receiving' | 'correction'
/** The options with every default in its place. */
export type Approval = Required<Omit<ApprovalOptions, Optional | 'components'>> &
  Pick<ApprovalOptions, Optional> & { components: ApprovalComponents }

/** What the plugin has put on a collection. @throws where the collection is not under approval */
export const approvalOf = (req: Pick<PayloadRequest, 'payload'>, collection: string): Approval => {
  const { custom } = (req.payload.collections as Record<string, Collection>)[collection]?.config ?? {}
  if (!custom?.approval) throw new Error(`The collection ${collection} is not under approval.`)
  return custom.approval as Approval
}

/** The id of an item's owner. */
export const ownerOf = ({ owner }: Approval, item: Readonly<Record<string, unknown>>): string =>
  relatedId(item[owner.field]) ?? ''
