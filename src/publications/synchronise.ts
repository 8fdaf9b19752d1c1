import type { PayloadRequest } from 'payload'
import { languageOf } from '../words/known-languages'
import { itemCollections, type ApprovedCollection, type Item, type ItemCollection } from '../alliance/item'
import { itemEvents } from './change-events'
import { queueEvents } from './queue-events'
import { nextMoment } from '../transaction/moment'
import type { School } from '../alliance/schools'
import { formsFor, type Forms } from './forms/approved-forms'
import { expectedPublications, itemBehind, type Expected } from './expected'
import { completeForms, fillInAgain, mentionedOn, refreshMentions } from './forms/mentioned-items'
import { placeItem } from './forms/place-item'
import { itemAddress, rowsWhere, type Row } from './published-neighbours'
import type { PublicLanguage } from '../public/public-form'
import type { PublicFile } from './forms/media-shown'
import { moveState, nextSequence, takeSequence } from './sequence'
import { storeRow } from './store-row'

/** What was done; the reconciler reports it. */
export type Mended = {
  site: string
  language: string
  slug: string
  done: 'published' | 'updated' | 'withdrawn'
}

const keyOf = (site: string, language: string): string => `${site} ${language}`

/**
 * Brings an item's publications into agreement with what was approved: writes what is missing or of another
 * version, leaves a tombstone for what should be gone, and touches nothing else. Publishing, withdrawing,
 * receiving and reconciling are all this one function, inside the caller's transaction.
 *
 * @param id of an item, or of a translation
 * @param options.thorough also looks whether publications that should stay as they are show what was approved, and
 *   name what is public now: after a crash on a database without transactions they may not
 * @throws ProblemError changed-since-approval, where something would have to be shown that nobody approved
 */
export const synchronisePublications = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
  { thorough = false }: { thorough?: boolean } = {},
): Promise<Mended[]> => {
  const behind = await itemBehind(req, collection, id)
  if (!behind) return []
  const expectation = await expectedPublications(req, behind.collection, behind.id)
  const rows = await rowsWhere(req, { itemId: { equals: behind.id } })
  const byKey = new Map(rows.map((row) => [keyOf(row.site, row.language), row]))
  const mended: Mended[] = []

  const changing = expectation.expected.filter((expected) => {
    const row = byKey.get(keyOf(expected.site, expected.language))
    return !row || !agrees(row, expected)
  })
  let sequence = changing.length === 0 ? 0 : await takeSequence(req, 'publications', changing.length)
  const slugs = await slugsOn(req, behind, changing, rows, expectation.schools)
  for (const expected of changing) {
    const row = byKey.get(keyOf(expected.site, expected.language))
    const slug = slugs.get(expected.site) ?? expected.item.id
    const languages = languagesOn(expectation.expected, expected.site, behind.collection, slug)
    const forms = await formsFor(req, behind.collection, expected, rows)
    await write(req, expected, { row, slug, languages, forms, sequence })
    sequence += 1
    mended.push({
      site: expected.site,
      language: expected.language,
      slug,
      done: row?.state === 'live' ? 'updated' : 'published',
    })
  }

  const wanted = new Map(expectation.expected.map((one) => [keyOf(one.site, one.language), one]))
  let refreshed = false
  for (const row of rows) {
    if (row.state !== 'live') continue
    const expected = wanted.get(keyOf(row.site, row.language))
    if (!expected) {
      await leaveTombstone(req, row)
      mended.push({ site: row.site, language: row.language, slug: row.slug, done: 'withdrawn' })
    } else if (agrees(row, expected)) {
      const languages = languagesOn(expectation.expected, row.site, behind.collection, row.slug)
      const forms = thorough || !row.form ? await formsFor(req, behind.collection, expected, rows) : undefined
      const complete = forms && !row.form ? await completeForms(req, row, forms) : row
      if (await refreshLanguages(req, complete, languages)) refreshed = true
      else if (thorough && (await fillInAgain(req, complete))) {
        mended.push({ site: row.site, language: row.language, slug: row.slug, done: 'updated' })
      }
    }
  }
  if (await refreshMentions(req, behind.id, new Set(mended.map(({ site }) => site)))) refreshed = true
  const events = itemEvents(
    { id: behind.id, kind: itemCollections[behind.collection] },
    rows,
    expectation.expected,
    mended,
  )
  await queueEvents(req, events, [...expectation.schools.values()])
  if (mended.length > 0 || refreshed) await moveState(req)
  return mended
}

const versionOf = ({ item, translation }: Expected): string =>
  translation?.workflow.version ?? item.workflow.version

const agrees = (row: Row, expected: Expected): boolean =>
  row.state === 'live' &&
  row.version === versionOf(expected) &&
  row.itemVersion === expected.item.workflow.version &&
  (row.document?.localNote?.note ?? '') === (expected.localNote?.note ?? '')

/** Every language in which the item is to be read on a site, the original first. */
const languagesOn = (
  expected: readonly Expected[],
  site: string,
  collection: ItemCollection,
  slug: string,
): PublicLanguage[] =>
  expected
    .filter((one) => one.site === site)
    .map(({ language, translation, stale }) => {
      const address = itemAddress(site, itemCollections[collection], slug)
      return {
        code: language,
        name: languageOf(language)?.name ?? language,
        url: translation ? `${address}?language=${language}` : address,
        stale,
      }
    })

/** Which of these addresses other items have, as `site slug`. */
const takenByOthers = async (
  req: PayloadRequest,
  collection: ItemCollection,
  itemId: string,
  asked: readonly { site: string; slug: string }[],
): Promise<Set<string>> => {
  const { docs } = await req.payload.db.find<Row>({
    collection: 'publications',
    where: {
      and: [
        { kind: { equals: itemCollections[collection] } },
        { site: { in: [...new Set(asked.map(({ site }) => site))] } },
        { slug: { in: [...new Set(asked.map(({ slug }) => slug))] } },
        { itemId: { not_equals: itemId } },
      ],
    },
    select: { site: true, slug: true },
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return new Set(docs.map(({ site, slug }) => `${site} ${slug}`))
}

/** In the order in which they are tried: a school's slug is in front where the item's own is taken. */
const slugsFor = (item: Item, schools: ReadonlyMap<string, School>): string[] => {
  const wanted = item.slug ?? item.id
  const prefixed = `${schools.get(item.school)?.slug ?? 'school'}-${wanted}`
  const numbered = Array.from({ length: 98 }, (_none, index) => `${prefixed}-${index + 2}`)
  return [wanted, prefixed, ...numbered, `${prefixed}-${item.id}`]
}

/** The item's slug on each site that changes. An address once given is kept. */
const slugsOn = async (
  req: PayloadRequest,
  { collection, id }: { collection: ItemCollection; id: string },
  changing: readonly Expected[],
  rows: readonly Row[],
  schools: ReadonlyMap<string, School>,
): Promise<Map<string, string>> => {
  const slugs = new Map(rows.map(({ site, slug }) => [site, slug]))
  const open = new Map(
    changing.filter(({ site }) => !slugs.has(site)).map(({ site, item }) => [site, slugsFor(item, schools)]),
  )
  while (open.size > 0) {
    const asked = [...open].map(([site, candidates]) => ({
      site,
      slug: candidates.shift() ?? id,
      isLast: candidates.length === 0,
    }))
    const taken = await takenByOthers(req, collection, id, asked)
    for (const { site, slug, isLast } of asked) {
      if (taken.has(`${site} ${slug}`) && !isLast) continue
      slugs.set(site, slug)
      open.delete(site)
    }
  }
  return slugs
}

const write = async (
  req: PayloadRequest,
  expected: Expected,
  {
    row,
    slug,
    languages,
    forms,
    sequence,
  }: { row: Row | undefined; slug: string; languages: PublicLanguage[]; forms: Forms; sequence: number },
): Promise<void> => {
  const { item, translation, site, language, localNote } = expected
  const now = nextMoment()
  const { live, mentions } = await mentionedOn(req, site, forms)
  const { document, files, ...sorting } = placeItem(forms.item, forms.translation ?? undefined, {
    item,
    version: versionOf(expected),
    site,
    slug,
    signedBy: forms.item.signing.filter((school) => expected.signedBy.includes(school.slug)),
    publishedAt: row?.document?.publishedAt ?? now,
    updatedAt: now,
    localNote,
    live,
  })
  const data = {
    site,
    kind: document.kind,
    itemId: item.id,
    language,
    original: translation === undefined,
    slug,
    state: 'live',
    sequence,
    version: versionOf(expected),
    itemVersion: item.workflow.version,
    sortAt: new Date(sorting.sortAt).toISOString(),
    endsAt: new Date(sorting.endsAt).toISOString(),
    category: sorting.category,
    audience: sorting.audience,
    publishedAt: document.publishedAt,
    changedAt: now,
    withdrawnAt: null,
    document: {
      ...document,
      languages,
      url: languages.find(({ code }) => code === language)?.url ?? document.url,
    },
    form: forms,
    mentions,
  }
  const id = await storeRow(req, row?.id, data)
  // Of a new row nothing is shown yet.
  if (row || files.length > 0) await showFiles(req, id, files)
}

/** What remains after withdrawal: the address and when it went, and nothing of the content. */
const leaveTombstone = async (req: PayloadRequest, row: Row): Promise<void> => {
  const now = nextMoment()
  const { id, ...rest } = row
  await storeRow(req, id, {
    ...rest,
    state: 'withdrawn',
    sequence: await nextSequence(req),
    category: null,
    audience: [],
    publishedAt: null,
    changedAt: now,
    withdrawnAt: now,
    document: null,
    form: null,
    mentions: [],
  })
  await showFiles(req, id, [])
}

/** A translation that came, went or grew stale changes what the other languages say about it. */
const refreshLanguages = async (
  req: PayloadRequest,
  row: Row,
  languages: PublicLanguage[],
): Promise<boolean> => {
  if (!row.document || JSON.stringify(row.document.languages) === JSON.stringify(languages)) return false
  const { id, ...rest } = row
  await storeRow(req, id, {
    ...rest,
    sequence: await nextSequence(req),
    changedAt: nextMoment(),
    document: { ...row.document, languages },
  })
  return true
}

/** A file is public only while a publication, or a site, shows it. */
export const showFiles = async (
  req: PayloadRequest,
  publication: string,
  files: readonly PublicFile[],
): Promise<void> => {
  const inTransaction = { transactionID: req.transactionID }
  await req.payload.db.deleteMany({
    collection: 'public-files',
    where: { publication: { equals: publication } },
    req: inTransaction,
  })
  for (const { file, contentType } of new Map(files.map((one) => [one.file, one])).values()) {
    await req.payload.db.create({
      collection: 'public-files',
      data: { file, contentType, publication },
      req: inTransaction,
    })
  }
}
