import type { PayloadRequest } from 'payload'
import { languageOf } from '../words/known-languages'
import { itemCollections, type ApprovedCollection, type ItemCollection } from '../alliance/item'
import { itemEvents } from './change-events'
import { queueEvents } from './queue-events'
import { nextMoment } from '../workflow/moment'
import type { School } from '../alliance/schools'
import { formsFor, type Forms } from './forms/approved-forms'
import { expectedPublications, itemBehind, type Expected } from './expected'
import { completeForms, fillInAgain, mentionedOn, refreshMentions } from './forms/mentioned-items'
import { placeItem } from './forms/place-item'
import { itemAddress, rowsWhere, type Row } from './published-neighbours'
import type { PublicLanguage } from '../public/public-form'
import type { PublicFile } from './forms/media-shown'
import { moveState, nextSequence } from './sequence'
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

  for (const expected of expectation.expected) {
    const row = byKey.get(keyOf(expected.site, expected.language))
    if (row && agrees(row, expected)) continue
    const slug = await slugOn(req, expected.site, behind.collection, expected, rows, expectation.schools)
    const languages = languagesOn(expectation.expected, expected.site, behind.collection, slug)
    await write(req, expected, row, slug, languages, await formsFor(req, behind.collection, expected, rows))
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
  await queueEvents(req, events)
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

/** An address once given is kept; a new one that is taken on this site gets its school's slug in front. */
const slugOn = async (
  req: PayloadRequest,
  site: string,
  collection: ItemCollection,
  { item }: Expected,
  rows: readonly Row[],
  schools: ReadonlyMap<string, School>,
): Promise<string> => {
  const known = rows.find((row) => row.site === site)
  if (known) return known.slug
  const wanted = item.slug ?? item.id
  const prefixed = `${schools.get(item.school)?.slug ?? 'school'}-${wanted}`
  const candidates = [
    wanted,
    prefixed,
    ...Array.from({ length: 98 }, (_none, index) => `${prefixed}-${index + 2}`),
  ]
  for (const candidate of candidates) {
    const taken = await req.payload.db.findOne<Row>({
      collection: 'publications',
      where: {
        and: [
          { site: { equals: site } },
          { kind: { equals: itemCollections[collection] } },
          { slug: { equals: candidate } },
          { itemId: { not_equals: item.id } },
        ],
      },
      req: { transactionID: req.transactionID },
    })
    if (!taken) return candidate
  }
  return `${prefixed}-${item.id}`
}

const write = async (
  req: PayloadRequest,
  expected: Expected,
  row: Row | undefined,
  slug: string,
  languages: PublicLanguage[],
  forms: Forms,
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
    sequence: await nextSequence(req),
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
  await showFiles(req, await storeRow(req, row?.id, data), files)
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
