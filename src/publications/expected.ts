import type { PayloadRequest } from 'payload'
import { sourceLanguage } from '../words/known-languages'
import { isItemCollection, type Item, type ItemCollection } from '../alliance/item'
import { schoolsById, type School } from '../alliance/schools'
import { decisionsAbout, signOffsOf, type SignOff } from '../plugins/approval/records/sign-offs'
import { receptionsNow } from '../plugins/approval/records/standing-receptions'
import { liveVersion, versionNamed } from '../plugins/approval/versions/versions'
import { allianceSite, type SchoolName } from '../public/public-form'
import { schoolsNamedIn } from './forms/schools-named'
import { translationsByVersion } from './forms/translations-shown'

/** A publication that ought to exist, because headteachers approved it. */
export type Expected = {
  site: string
  language: string
  item: Item
  translation: Item | undefined
  /** True where the translation was made of another version of the item than the one shown. */
  stale: boolean
  localNote: { school: SchoolName; note: string } | null
  /** Slugs of the schools that signed it. */
  signedBy: string[]
}

export type Expectation = {
  collection: ItemCollection
  live: Item | undefined
  /** Every school that the item names, by id. */
  schools: Map<string, School>
  expected: Expected[]
}

/** Those that ever approved a version. */
const everApprovedBy = ({ workflow }: Item, signOffs: readonly SignOff[]): Set<string> =>
  new Set(
    signOffs.flatMap(({ party, version, decision }) =>
      party !== null && version === workflow.version && decision === 'approve' ? [party] : [],
    ),
  )

/**
 * Those that approved the submission that went live. What was submitted once more while it waited for its time bears
 * the time of that submission, which nobody has signed: then whoever approved the version.
 */
const approvedBy = (item: Item, signOffs: readonly SignOff[]): Set<string> => {
  const decided = decisionsAbout(signOffs, item, item.workflow.version)
  const approved = [...decided].flatMap(([school, { decision }]) => (decision === 'approve' ? [school] : []))
  return approved.length > 0 ? new Set(approved) : everApprovedBy(item, signOffs)
}

/** The schools behind a version: the owner, and who signed with it. One that left unsigned is none, also once it is back. */
const schoolsBehind = (
  item: Item,
  schools: ReadonlyMap<string, School>,
  approved: ReadonlySet<string>,
): School[] =>
  [item.school, ...(item.coSigningSchools ?? [])].flatMap((id) => {
    const school = schools.get(id)
    return school && (id === item.school || approved.has(id)) ? [school] : []
  })

/**
 * Which publications an item should have now: the sites of its channels, each in its original language and in the
 * translations that belong to the version shown there. A receiving school keeps the version that it accepted until it
 * accepts a newer, or its acceptance ends.
 */
export const expectedPublications = async (
  req: PayloadRequest,
  collection: ItemCollection,
  id: string,
): Promise<Expectation> => {
  const live = await liveVersion<Item>(req, collection, id)
  if (!live) return { collection, live, schools: new Map(), expected: [] }
  const schools = new Map((await schoolsById(req, schoolsNamedIn(live))).map((school) => [school.id, school]))
  const inPortfolioOnly = collection === 'lppa-evidence' && live.visibility !== 'public'
  if (inPortfolioOnly) return { collection, live, schools, expected: [] }

  const signOffs = await signOffsOf(req, collection, id)
  const receptions = await receptionsNow(req, collection, id, live, signOffs)
  const sites: { site: string; item: Item; localNote: Expected['localNote'] }[] = []
  const add = (site: string | undefined, item: Item, localNote: Expected['localNote'] = null) => {
    if (site && !sites.some((known) => known.site === site)) sites.push({ site, item, localNote })
  }
  if (live.channels?.ownSite !== false) {
    for (const { slug } of schoolsBehind(live, schools, approvedBy(live, signOffs))) add(slug, live)
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

  const translationsOf = await translationsByVersion(req, collection, live)
  const expected: Expected[] = []
  for (const { site, item, localNote } of sites) {
    // Which submission of an older version was accepted is not known.
    const approved = (item === live ? approvedBy : everApprovedBy)(item, signOffs)
    const behind = schoolsBehind(item, schools, approved).map(({ slug }) => slug)
    const original = { language: sourceLanguage, translation: undefined, stale: false }
    for (const form of [original, ...(await translationsOf(item))])
      expected.push({ site, item, localNote, signedBy: behind, ...form })
  }
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
