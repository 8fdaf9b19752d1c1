import type { Access, Collection, Payload, PayloadRequest } from 'payload'
import type { AuditedCollection } from './changes'
import type { Seals } from './seals'

/** Who did something: an id and a name as the log keeps them, and from where it was asked for, as far as that is noted. */
export type Doer = { by: string | null; byName: string; address: string }

export type AuditOptions = {
  /** Makes and checks what entries are sealed with: `sealsOf` with a secret from outside the database. */
  seals: () => Seals
  /** The field that says whom an entry concerns: of documents of a collection, or a text. By default a text, `owner`. */
  owner?: { field: string; collection?: string; label?: string }
  /** What is recorded of changes, by slugs of collections. By default nothing: then only what `appendEntry` is told. */
  changes?: Readonly<Record<string, AuditedCollection>>
  /** Who stands behind a request. By default who is signed in, else the system, and no address. */
  doer?: (req: PayloadRequest) => Doer
  /** In whose place the person acts for an owner, in words; empty where it is the person's own. */
  capacityAt?: (req: PayloadRequest, owner: string) => Promise<string>
  /** Who reads the log. By default nobody. A collection `audit-entries` of your own has its own access instead. */
  read?: Access
  /** Who reads it, as a sentence for whoever may not. */
  whoReads?: string
  /** Of the export: a further column with times in this zone, and what `from` and `to` mean. By default UTC alone. */
  days?: {
    timeZone: string
    /** The instant that a text means as a beginning, or as an end that is itself excluded; RFC 3339 UTC. */
    from: (text: string) => string | undefined
    to: (text: string) => string | undefined
  }
}

type Optional = 'capacityAt' | 'days' | 'read' | 'whoReads'
/** The options with every default in its place. */
export type Audit = Required<Omit<AuditOptions, Optional | 'owner'>> &
  Pick<AuditOptions, Optional> & { owner: { field: string; collection?: string; label: string } }

export const slug = 'audit-entries'

/** What the plugin has put on the collection of entries. @throws where the plugin is not there */
export const auditOf = (payload: Payload): Audit => {
  const { custom } = (payload.collections as Record<string, Collection>)[slug]?.config ?? {}
  if (!custom?.audit) throw new Error('The audit plugin is not there.')
  return custom.audit as Audit
}
