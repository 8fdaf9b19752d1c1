/** A document as the database has it. */
export type Stored = Record<string, unknown>

/** A value that is looked at before and after: where it differs, the log says so. */
export type Watched = {
  action: string
  /** As text, empty for "nothing"; may be a secret, where `note` does not repeat it. */
  value: (stored: Stored) => string
  note: (before: string, after: string) => string
}

/** A change as it is told to the audit log. */
export type Told = { action: string; owner: string | null; note: string }

/** Where something is, and as what: a text for each owner; null stands for nobody in particular. */
type Places = ReadonlyMap<string | null, string>

export type AuditedCollection = {
  /** The field that names the document in the log. */
  title: string
  /** Left out where it does not matter that something is added or removed. */
  existence?: {
    added: string
    removed: string
    /** Where it matters too what something is at each place. */
    changed?: string
    places: (stored: Stored) => Places
  }
  /** Whom it concerns that what is watched has changed; none leaves it to whoever reads all of the log. */
  owners: (stored: Stored) => string[]
  watched: Watched[]
  /** That the log says where somebody did it in another's place; see `capacityAt`. */
  inCapacity?: true
}

/** From what to what, for values that anybody may know who reads the log. */
export const shown = (action: string, label: string, value: (stored: Stored) => unknown): Watched => ({
  action,
  value: (stored) => {
    const found = value(stored)
    return found === true ? 'yes' : typeof found === 'string' ? found : ''
  },
  note: (before, after) => `${label}: ${before || 'no'} → ${after || 'no'}`,
})

/** That it changed, and nothing of what it was or is. */
export const concealed = (action: string, note: string, value: (stored: Stored) => unknown): Watched => ({
  action,
  value: (stored) => JSON.stringify(value(stored) ?? null),
  note: () => note,
})

/** Of nobody in particular. */
const orNobody = (owners: string[]): (string | null)[] => (owners.length > 0 ? owners : [null])

const differences = ({ owners, watched, existence }: AuditedCollection, before: Stored, after: Stored) => {
  const told = watched.flatMap(({ action, value, note }): Told[] => {
    const [was, is] = [value(before), value(after)]
    if (was === is) return []
    return orNobody(owners(after)).map((owner) => ({ action, owner, note: note(was, is) }))
  })
  if (!existence?.changed) return told
  const [was, is] = [existence.places(before), existence.places(after)]
  for (const owner of new Set([...was.keys(), ...is.keys()])) {
    const [old = 'nothing', now = 'nothing'] = [was.get(owner), is.get(owner)]
    if (old !== now) told.push({ action: existence.changed, owner, note: `${old} → ${now}` })
  }
  return told
}

const cameOrWent = (action: string, places: Places): Told[] =>
  (places.size > 0 ? [...places] : [[null, ''] as const]).map(([owner, note]) => ({ action, owner, note }))

/**
 * What the log has to say of a change.
 *
 * @param before undefined for something new
 * @param after undefined for something deleted
 */
export const changesToTell = (
  audited: AuditedCollection,
  before: Stored | undefined,
  after: Stored | undefined,
): Told[] => {
  const { existence } = audited
  if (before && after) return differences(audited, before, after)
  if (after)
    return existence ? cameOrWent(existence.added, existence.places(after)) : differences(audited, {}, after)
  return before && existence ? cameOrWent(existence.removed, existence.places(before)) : []
}
