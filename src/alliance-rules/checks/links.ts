import type { PayloadRequest } from 'payload'
import { referencesIn } from '../../content/references'
import { walkContent } from '../../content/walk-content'
import { relatedId } from '../../content/related-id'
import { itemInWords, kindInWords, listInWords } from '../../mentions/where-used'
import { newestIfAny } from '../../mentions/uses-of'
import { rowsWhere } from '../../publications/published-neighbours'
import { allianceSite } from '../../public/public-form'
import type { Problem } from '../../plugins/approval/problem'
import { collectionConfig } from '../../plugins/approval/versions/stored-collection'
import {
  isItemCollection,
  type ApprovedCollection,
  type Item,
  type ItemCollection,
} from '../../alliance/item'
import { schoolsById } from '../../alliance/schools'
import { capitalised } from '../../words/capitalised'
import type { Check } from './check'

/** An item that a version leads to; `words` are those of a link, and missing where it is named in a field. */
type Lead = { collection: ItemCollection; id: string; words: string | undefined }

const wordsIn = (node: unknown): string => {
  if (Array.isArray(node)) return node.map(wordsIn).join('')
  if (typeof node !== 'object' || node === null) return ''
  const { text, children } = node as { text?: unknown; children?: unknown }
  return typeof text === 'string' ? text : wordsIn(children)
}

const linksIn = (node: unknown, found: Lead[]): void => {
  if (Array.isArray(node)) {
    for (const child of node) linksIn(child, found)
    return
  }
  if (typeof node !== 'object' || node === null) return
  const { type, fields, children, root } = node as {
    type?: unknown
    fields?: { linkType?: unknown; doc?: { relationTo?: unknown; value?: unknown } | null } | null
    children?: unknown
    root?: unknown
  }
  const doc = type === 'link' && fields?.linkType === 'internal' ? fields.doc : undefined
  const id = relatedId(doc?.value)
  if (id !== undefined && typeof doc?.relationTo === 'string' && isItemCollection(doc.relationTo)) {
    found.push({ collection: doc.relationTo, id, words: wordsIn(children).trim() })
  }
  linksIn(root ?? children, found)
}

/** Every link to an item in the texts, and every item that a newsletter lists or evidence rests on. */
const leadsIn = (req: PayloadRequest, collection: ApprovedCollection, version: Item): Lead[] => {
  const { flattenedFields } = collectionConfig(req.payload, collection)
  const leads: Lead[] = []
  walkContent(flattenedFields, version, (field, value) => {
    if (field.type === 'richText') linksIn(value, leads)
  })
  const linked = new Set(leads.map(({ id }) => id))
  // The item that a translation translates is told by a problem of its own.
  const named = collection === 'translations' ? [] : referencesIn(flattenedFields, version)
  for (const { relationTo, id } of named) {
    if (isItemCollection(relationTo) && !linked.has(id)) {
      leads.push({ collection: relationTo, id, words: undefined })
    }
  }
  return leads
}

type Place = { site: string; name: string }

/** Where a version is to appear: the sites of its channels, by what people call them. */
const placesOf = async (req: PayloadRequest, version: Item): Promise<Place[]> => {
  const { ownSite, kpsa, schools = [] } = version.channels ?? {}
  const ids = [
    ...(ownSite === false ? [] : [version.school, ...(version.coSigningSchools ?? [])]),
    ...(schools ?? []),
  ]
  return [
    ...(await schoolsById(req, ids)).map(({ slug, name }) => ({ site: slug, name: `the site of ${name}` })),
    ...(kpsa ? [{ site: allianceSite, name: 'the shared page' }] : []),
  ]
}

const problemOf = (lead: Lead, called: string, missing: readonly Place[], everywhere: boolean): Problem => {
  const where = everywhere
    ? 'is not public'
    : `is not public on ${listInWords(missing.map(({ name }) => name))}`
  return lead.words === undefined
    ? {
        code: 'item-not-public',
        message: `${capitalised(called)} is named here and ${where}. It is left out there as long as that is so.`,
        blocking: false,
      }
    : {
        code: 'link-not-public',
        message: `The link "${lead.words}" leads to ${called}, which ${where}. Its words are no link there as long as that is so.`,
        blocking: false,
      }
}

/**
 * Links to items, and items named, that readers would not find: not public on every site where this is to appear.
 * Nothing is held up by it, since such a link comes alive once its target is public.
 */
export const links: Check = async (req, { collection, item: version }) => {
  const leads = leadsIn(req, collection, version)
  if (leads.length === 0) return []
  const source =
    collection === 'translations' && version.item
      ? await newestIfAny(req, version.item.relationTo, version.item.value)
      : version
  if (!source) return []
  const places = await placesOf(req, source)
  const live = await rowsWhere(req, {
    and: [
      { itemId: { in: [...new Set(leads.map(({ id }) => id))] } },
      { state: { equals: 'live' } },
      { original: { equals: true } },
    ],
  })
  const problems: Problem[] = []
  for (const lead of leads) {
    const shown = new Set(live.filter(({ itemId }) => itemId === lead.id).map(({ site }) => site))
    const missing = places.filter(({ site }) => !shown.has(site))
    if (missing.length === 0) continue
    const target = await newestIfAny(req, lead.collection, lead.id)
    // What is gone altogether is told as such.
    if (!target) continue
    // By the title that is public, where there is one: that of a newer draft is not for everybody.
    const inPublic = live.find(({ itemId }) => itemId === lead.id)?.document?.title
    const called = inPublic
      ? `the ${kindInWords(req, lead.collection)} "${inPublic}"`
      : itemInWords(req, lead.collection, target)
    problems.push(problemOf(lead, called, missing, missing.length === places.length))
  }
  return problems
}
