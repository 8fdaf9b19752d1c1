import type { PayloadRequest } from 'payload'
import { sourceLanguage } from '../languages'
import { isItemCollection, type Item, type ItemCollection } from '../alliance/item'
import { schoolsById, type School } from '../alliance/schools'
import { receptionsOf, signOffsOf } from '../workflow/sign-offs'
import { liveVersion, versionNamed } from '../workflow/versions'
import { allianceSite, type SchoolName } from './public-form'

/** A publication that ought to exist, because headteachers approved it. */
export type Expected = {
  site: string
  language: string
  item: Item
  translation: Item | undefined
  /** True where the translation was made of another version of the item than the one shown. */
  stale: boolean
  localNote: { school: SchoolName; note: string } | null
}

export type Expectation = {
  collection: ItemCollection
  live: Item | undefined
  /** Every school that the item names, by id. */
  schools: Map<string, School>
  expected: Expected[]
}

const publishedTranslations = async (
  req: PayloadRequest,
  collection: ItemCollection,
  id: string,
): Promise<Item[]> => {
  const { docs } = await req.payload.db.find<Item>({
    collection: 'translations',
    where: {
      and: [
        { 'item.value': { equals: id } },
        { 'item.relationTo': { equals: collection } },
        { _status: { equals: 'published' } },
      ],
    },
    sort: 'language',
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

/** Every school that an item names anywhere. */
export const schoolIdsIn = (item: Item): string[] => {
  const ids = (value: unknown): string[] =>
    (Array.isArray(value) ? value : [value]).flatMap((entry) => (typeof entry === 'string' ? [entry] : []))
  const signatories = (item.signatories ?? []) as { school?: unknown }[]
  return [
    item.school,
    ...ids(item.coSigningSchools),
    ...ids(item.channels?.schools),
    ...ids(item.hostSchool),
    ...ids(item.takingPart),
    ...signatories.flatMap(({ school }) => ids(school)),
  ]
}

/**
 * Which publications an item should have now: the sites of its channels, each in its original language and in
 * every published translation. A receiving school keeps the version that it accepted until it accepts a newer.
 */
export const expectedPublications = async (
  req: PayloadRequest,
  collection: ItemCollection,
  id: string,
): Promise<Expectation> => {
  const live = await liveVersion<Item>(req, collection, id)
  if (!live) return { collection, live, schools: new Map(), expected: [] }
  const schools = new Map((await schoolsById(req, schoolIdsIn(live))).map((school) => [school.id, school]))
  const inPortfolioOnly = collection === 'lppa-evidence' && live.visibility !== 'public'
  if (inPortfolioOnly) return { collection, live, schools, expected: [] }

  const receptions = receptionsOf(await signOffsOf(req, collection, id))
  const sites: { site: string; item: Item; localNote: Expected['localNote'] }[] = []
  const add = (site: string | undefined, item: Item, localNote: Expected['localNote'] = null) => {
    if (site && !sites.some((known) => known.site === site)) sites.push({ site, item, localNote })
  }
  if (live.channels?.ownSite !== false) {
    for (const school of [live.school, ...(live.coSigningSchools ?? [])]) add(schools.get(school)?.slug, live)
  }
  if (live.channels?.kpsa && receptions.get(null)?.decision !== 'decline') add(allianceSite, live)
  for (const schoolId of live.channels?.schools ?? []) {
    const reception = receptions.get(schoolId)
    const school = schools.get(schoolId)
    if (reception?.decision !== 'accept' || !school) continue
    const accepted =
      reception.version === live.workflow.version
        ? live
        : await versionNamed<Item>(req, collection, id, reception.version)
    const localNote = reception.note
      ? { school: { slug: school.slug, name: school.name }, note: reception.note }
      : null
    if (accepted) add(school.slug, accepted, localNote)
  }

  const translations = await publishedTranslations(req, collection, id)
  const expected = sites.flatMap(({ site, item, localNote }): Expected[] => [
    { site, language: sourceLanguage, item, translation: undefined, stale: false, localNote },
    ...translations.map((translation) => ({
      site,
      language: translation.language ?? '',
      item,
      translation,
      stale: Boolean(translation.sourceVersion) && translation.sourceVersion !== item.workflow.version,
      localNote,
    })),
  ])
  return { collection, live, schools, expected }
}

/** The item behind an approved document: itself, or what a translation translates. */
export const itemBehind = async (
  req: PayloadRequest,
  collection: string,
  id: string,
): Promise<{ collection: ItemCollection; id: string } | undefined> => {
  if (isItemCollection(collection)) return { collection, id }
  const translation = await req.payload.db.findOne<Item>({
    collection: 'translations',
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })
  const item = translation?.item
  return item && { collection: item.relationTo, id: item.value }
}
