import { createHash } from 'node:crypto'
import { relatedId } from '../content/related-id'
import type { PayloadRequest } from 'payload'
import { hasLeft } from '../alliance/schools'
import { addressesCounter } from '../delivery/front/presentation'
import { sourceLanguage } from '../words/known-languages'
import { reasonsAgainstShowing } from '../media-concerns/may-be-shown'
import { siteAddress } from '../public/addresses'
import { arrangeHtml } from './forms/arrange-html'
import { filesOf, loadMedia, publicImage, type PublicFile } from './forms/media-shown'
import { allianceSite, type PublicSite } from '../public/public-form'
import { fillMentions } from './forms/mentions'
import { notePresentation } from './note-presentation'
import { renderRichText } from './forms/rich-text-html'
import { moveState } from './sequence'
import { showFiles } from './synchronise'
import type { WebhookEvent } from './change-events'
import { queueEvents } from './queue-events'

/**
 * The read model of sites: what delivery knows of the schools and the alliance. Written whenever a school or the
 * alliance is saved, in that transaction. Contact details and the like need no approval.
 */
type SchoolRecord = {
  id: string
  slug: string
  name: string
  address?: string | null
  phone?: string | null
  email?: string | null
  headteacher?: string | null
  chairOfGovernors?: string | null
  strapline?: string | null
  values?: string | null
  crest?: unknown
  colours?: { main?: string | null; accent?: string | null } | null
  languages?: string[] | null
  domains?: unknown
  leftOn?: string | null
  notice?: { text?: string | null; until?: string | null } | null
}

type AllianceRecord = {
  name?: string | null
  strapline?: string | null
  about?: unknown
  aims?: { text?: string | null }[] | null
  benefits?: { text?: string | null }[] | null
  differences?: unknown
  email?: string | null
  logo?: unknown
}

const defaultColours = { main: '#1f4e5f', accent: '#c8553d' }

const hostNames = (domains: unknown): string[] =>
  Array.isArray(domains)
    ? domains.flatMap((entry: unknown) =>
        typeof entry === 'string'
          ? [entry]
          : typeof entry === 'object' && entry !== null && 'domain' in entry
            ? [String(entry.domain)]
            : [],
      )
    : []

const allSchools = async (req: PayloadRequest): Promise<SchoolRecord[]> => {
  const { docs } = await req.payload.db.find<SchoolRecord>({
    collection: 'schools',
    sort: 'name',
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

const siteUpdated = (site: PublicSite): WebhookEvent => ({
  type: 'site.updated',
  site: site.slug,
  id: site.slug,
  kind: 'site',
  slug: site.slug,
  version: createHash('sha256').update(JSON.stringify(site)).digest('hex'),
  url: site.url,
})

const store = async (
  req: PayloadRequest,
  site: PublicSite,
  domains: string[],
  files: PublicFile[],
): Promise<void> => {
  const inTransaction = { transactionID: req.transactionID }
  const known = await req.payload.db.findOne<{ id: string; document: PublicSite; domains?: string[] }>({
    collection: 'sites',
    where: { slug: { equals: site.slug } },
    req: inTransaction,
  })
  const data = { slug: site.slug, kind: site.kind, name: site.name, domains, document: site }
  const before = JSON.stringify([known?.domains ?? [], known?.document])
  const changed = known && before !== JSON.stringify([domains, site])
  // One that is as it was is not written: its `updatedAt` says when what it shows last changed.
  if (!known) await req.payload.db.create({ collection: 'sites', data, req: inTransaction })
  else if (changed)
    await req.payload.db.updateOne({ collection: 'sites', id: known.id, data, req: inTransaction })
  await showFiles(req, `site ${site.slug}`, files)
  if (changed) await queueEvents(req, [siteUpdated(site)])
}

/** A site's sign, unless the people in it speak against showing it. */
const logoOf = async (req: PayloadRequest, value: unknown) => {
  const id = relatedId(value)
  const chosen = id ? (await loadMedia(req, [id])).get(id) : undefined
  const medium = chosen && reasonsAgainstShowing(chosen).length === 0 ? chosen : undefined
  return { logo: medium ? publicImage(medium) : null, files: medium ? filesOf(medium) : [] }
}

const recordSchool = async (req: PayloadRequest, school: SchoolRecord): Promise<void> => {
  const { logo, files } = await logoOf(req, school.crest)
  const notice = school.notice?.text ? { text: school.notice.text, until: school.notice.until ?? null } : null
  await store(
    req,
    {
      slug: school.slug,
      name: school.name,
      kind: 'school',
      url: siteAddress(school.slug),
      languages: [...new Set(['en', ...(school.languages ?? [])])],
      address: school.address ?? '',
      phone: school.phone ?? '',
      email: school.email ?? '',
      strapline: school.strapline ?? '',
      colours: {
        main: school.colours?.main || defaultColours.main,
        accent: school.colours?.accent || defaultColours.accent,
      },
      logo,
      headteacher: school.headteacher ?? '',
      chairOfGovernors: school.chairOfGovernors ?? '',
      values: school.values ?? '',
      notice,
    },
    hostNames(school.domains),
    files,
  )
}

/** The schools that belong to the alliance now, by name. */
const activeSchools = (schools: readonly SchoolRecord[]): SchoolRecord[] =>
  schools.filter((school) => !hasLeft({ leftOn: school.leftOn ?? null }))

const recordAlliance = async (req: PayloadRequest, schools: readonly SchoolRecord[]): Promise<void> => {
  // Null on MongoDB, and empty on SQLite, until somebody has saved it for the first time.
  const alliance: AllianceRecord =
    (await req.payload.db.findGlobal<AllianceRecord & Record<string, unknown>>({
      slug: 'alliance',
      req: { transactionID: req.transactionID },
    })) ?? {}
  const { logo, files } = await logoOf(req, alliance.logo)
  const members = activeSchools(schools)
  // Without pictures; and links to items, which differ from site to site, have no place here.
  const html = (text: unknown): string =>
    arrangeHtml(
      fillMentions(renderRichText(text, new Map()), () => undefined),
      sourceLanguage,
    )
  const texts = (rows: AllianceRecord['aims']): string[] =>
    (rows ?? []).flatMap(({ text }) => (text ? [text] : []))
  await store(
    req,
    {
      slug: allianceSite,
      name: alliance.name || 'The alliance',
      kind: 'alliance',
      url: siteAddress(allianceSite),
      languages: [...new Set(['en', ...members.flatMap((school) => school.languages ?? [])])],
      address: '',
      phone: '',
      email: alliance.email ?? '',
      strapline: alliance.strapline ?? '',
      colours: defaultColours,
      logo,
      headteacher: '',
      chairOfGovernors: '',
      values: '',
      notice: null,
      members: members.map(({ slug, name, strapline }) => ({
        slug,
        name,
        url: siteAddress(slug),
        strapline: strapline ?? '',
      })),
      about: {
        html: html(alliance.about),
        aims: texts(alliance.aims),
        benefits: texts(alliance.benefits),
        differencesHtml: html(alliance.differences),
      },
    },
    [],
    files,
  )
}

/** All answers have the sites' domains in them. */
const noteAddresses = async (req: PayloadRequest): Promise<void> => {
  const { docs } = await req.payload.db.find<{ slug: string; domains?: string[] | null }>({
    collection: 'sites',
    sort: 'slug',
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  const domains = docs.map(({ slug, domains }) => [slug, domains?.[0] ?? ''])
  await notePresentation(
    req,
    addressesCounter,
    createHash('sha256').update(JSON.stringify(domains)).digest('hex'),
  )
}

/** Writes the records of all sites, or of one school's and the alliance's. Inside the caller's transaction. */
export const recordSites = async (req: PayloadRequest, onlySchool?: string): Promise<void> => {
  const schools = await allSchools(req)
  for (const school of schools) {
    if (onlySchool === undefined || school.id === onlySchool) await recordSchool(req, school)
  }
  await recordAlliance(req, schools)
  await noteAddresses(req)
  await moveState(req)
}
