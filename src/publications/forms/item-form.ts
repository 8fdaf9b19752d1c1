import type { PayloadRequest } from 'payload'
import { itemCollections, type ItemCollection } from '../../alliance/item'
import { schoolsById, type School } from '../../alliance/schools'
import type { Content } from '../../content/plain-content'
import { referencesIn, type Reference } from '../../content/references'
import { relatedId, relatedIds } from '../../content/related-id'
import { collectionConfig } from '../../plugins/approval/versions/stored-collection'
import { publishedTimes, writtenTimes, type ListedTimes } from '../../calendar/event-times'
import {
  filesOf,
  isImage,
  loadMedia,
  publicAttachment,
  publicImage,
  type MediaShown,
  type PublicFile,
} from './media-shown'
import { mentionsIn } from './mentions'
import { schoolsNamedIn } from './schools-named'
import { sectionForms, type Section, type SectionForm } from './newsletter-form'
import type { Kind, PublicAttachment, PublicImage, SchoolName } from '../../public/public-form'
import { renderRichText } from './rich-text-html'

/** What a text and its pictures come to. */
type TextForm = {
  title: string
  summary: string
  /** Safe HTML; items that it mentions are filled in for each site. Of a newsletter, its sections say it all. */
  html: string
  /** In the order in which they are referred to. */
  images: PublicImage[]
  attachments: PublicAttachment[]
  /** Every file that readers get, with the SHA-256 of its original's bytes. */
  files: (PublicFile & { sha256: string })[]
  /** Ids of all items that it mentions. */
  mentions: string[]
}

/**
 * All that one version of an item shows, wherever and whenever it is shown: of what it mentions of other items, which
 * they are. The name of the version is made of this, and what is published is made of this and nothing else.
 */
export type ItemForm = TextForm & {
  kind: Kind
  school: SchoolName
  /** Everybody who is to sign it, the owner first. */
  signing: SchoolName[]
  sections: SectionForm[]
  /** What it says was put right; empty where it says nothing. */
  correction: string
  /** The kind's own fields as they are delivered, without `sections` and `sources`. */
  fields: object
  sources: { id: string; version: string }[]
  /** The day or time that lists go by, and its end; empty where it has none of its own. RFC 3339 UTC. */
  sortAt: string
  endsAt: string
  category: string | null
  audience: string[]
}

/** All that one version of a translation shows in place of its item's own texts. */
export type TranslationForm = TextForm & { language: string }

const nameOf = (school: School): SchoolName => ({ slug: school.slug, name: school.name })
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
const dayOf = (value: unknown): string => text(value).slice(0, 10)
const rowsOf = (value: unknown): Content[] =>
  Array.isArray(value) ? value.filter((row): row is Content => typeof row === 'object' && row !== null) : []

const richTextField: Record<Exclude<Kind, 'newsletter'>, string> = {
  letter: 'body',
  event: 'description',
  page: 'body',
  evidence: 'narrative',
}

type Framework = {
  id: string
  key?: string
  name?: string
  objectives?: { code: string; title?: string; kpis?: { code: string; text?: string }[] }[]
}

const loadFramework = async (req: PayloadRequest, given: unknown): Promise<Framework | undefined> => {
  const id = relatedId(given)
  if (!id) return undefined
  return (
    (await req.payload.db.findOne<Framework>({
      collection: 'lppa-frameworks',
      where: { id: { equals: id } },
      req: { transactionID: req.transactionID },
    })) ?? undefined
  )
}

/** What a version refers to, read before anything is rendered. */
type Referred = {
  media: MediaShown
  /** All files referred to, each once, in the order of the references. */
  mediaIds: string[]
  references: Reference[]
}

const loadReferred = async (req: PayloadRequest, collection: string, content: Content): Promise<Referred> => {
  const references = referencesIn(collectionConfig(req.payload, collection).flattenedFields, content)
  const mediaIds = [
    ...new Set(references.filter(({ relationTo }) => relationTo === 'media').map(({ id }) => id)),
  ]
  return { media: await loadMedia(req, mediaIds), mediaIds, references }
}

const textForm = (content: Content, html: string, { media, mediaIds, references }: Referred): TextForm => {
  const shown = mediaIds.flatMap((id) => media.get(id) ?? [])
  const attached = [...relatedIds(content.attachments), ...relatedIds(content.files)]
  return {
    title: text(content.title),
    summary: text(content.summary),
    html,
    images: shown.filter(isImage).map(publicImage),
    attachments: [...new Set(attached)]
      .flatMap((id) => media.get(id) ?? [])
      .filter((medium) => !isImage(medium))
      .map(publicAttachment),
    files: shown.flatMap((medium) =>
      filesOf(medium).map((file) => ({ ...file, sha256: medium.sha256 ?? '' })),
    ),
    mentions: [
      ...new Set([
        ...references.filter(({ relationTo }) => relationTo in itemCollections).map(({ id }) => id),
        ...mentionsIn(html),
      ]),
    ],
  }
}

/** A draft may have no start yet. */
const timesOf = (content: Content): ListedTimes & object => {
  const written = writtenTimes(content)
  return written.start ? publishedTimes(written) : { ...written, sortAt: '', endsAt: '' }
}

type OfKind = Pick<ItemForm, 'fields' | 'sources' | 'sortAt' | 'endsAt' | 'category' | 'audience'>

/** What belongs to one kind alone, with the times that lists sort by. */
const ofKind = (
  kind: Kind,
  content: Content,
  schools: ReadonlyMap<string, School>,
  framework: Framework | undefined,
): OfKind => {
  const school = (id: unknown): SchoolName | null => {
    const found = schools.get(relatedId(id) ?? '')
    return found ? nameOf(found) : null
  }
  const dated = {
    sortAt: text(content.date),
    endsAt: text(content.date),
    category: null,
    audience: [],
    sources: [],
  }
  switch (kind) {
    case 'letter':
      return {
        ...dated,
        audience: strings(content.audience),
        fields: {
          date: dayOf(content.date),
          audience: strings(content.audience),
          salutation: text(content.salutation),
          signatories: rowsOf(content.signatories).map((row) => ({
            name: text(row.name),
            title: text(row.title),
            school: school(row.school),
          })),
          replyBy: dayOf(content.replyBy) || null,
          replyTo: text(content.replyTo),
        },
      }
    case 'newsletter':
      return {
        ...dated,
        fields: { issue: text(content.issue), term: text(content.term), date: dayOf(content.date) },
      }
    case 'page':
      return { ...dated, sortAt: '', endsAt: '', fields: { section: text(content.section) } }
    case 'event': {
      const { sortAt, endsAt, ...times } = timesOf(content)
      return {
        sortAt,
        endsAt,
        category: text(content.category) || null,
        audience: [],
        sources: [],
        fields: {
          ...times,
          status: text(content.status) || 'scheduled',
          location: text(content.location),
          category: text(content.category),
          hostSchool: school(content.hostSchool),
          takingPart: relatedIds(content.takingPart).flatMap((id) => school(id) ?? []),
        },
      }
    }
    case 'evidence': {
      const objectives = framework?.objectives ?? []
      const kpis = objectives.flatMap((objective) => objective.kpis ?? [])
      return {
        ...dated,
        sources: rowsOf(content.sources).flatMap(({ item, version }) =>
          relatedIds((item as { value?: unknown } | undefined)?.value).map((id) => ({
            id,
            version: text(version),
          })),
        ),
        fields: {
          date: dayOf(content.date),
          framework: { key: framework?.key ?? '', name: framework?.name ?? '' },
          objectives: strings(content.objectives).map((code) => ({
            code,
            title: objectives.find((objective) => objective.code === code)?.title ?? '',
          })),
          kpis: strings(content.kpis).map((code) => ({
            code,
            text: kpis.find((kpi) => kpi.code === code)?.text ?? '',
          })),
          involvement: strings(content.involvement),
          impact: text(content.impact),
        },
      }
    }
  }
}

/**
 * Reads what an item refers to, and makes its form of that: the one place where content becomes HTML.
 *
 * @param content see src/content/plain-content.ts
 * @returns what makes the form; it throws where the content is damaged
 */
export const loadItemForm = async (
  req: PayloadRequest,
  collection: ItemCollection,
  content: Content,
): Promise<() => ItemForm> => {
  const kind = itemCollections[collection]
  const referred = await loadReferred(req, collection, content)
  const schools = new Map((await schoolsById(req, schoolsNamedIn(content))).map((one) => [one.id, one]))
  const framework = kind === 'evidence' ? await loadFramework(req, content.framework) : undefined
  const signing = [...relatedIds(content.school), ...relatedIds(content.coSigningSchools)].flatMap(
    (id) => schools.get(id) ?? [],
  )
  return () => {
    const html = kind === 'newsletter' ? '' : renderRichText(content[richTextField[kind]], referred.media)
    const [owner] = signing
    return {
      ...textForm(content, html, referred),
      kind,
      school: owner ? nameOf(owner) : { slug: '', name: '' },
      signing: signing.map(nameOf),
      sections:
        kind === 'newsletter' ? sectionForms(rowsOf(content.sections) as Section[], referred.media) : [],
      correction: text((content.correction as Content | undefined)?.note).trim(),
      ...ofKind(kind, content, schools, framework),
    }
  }
}

/** The same for a translation. */
export const loadTranslationForm = async (
  req: PayloadRequest,
  content: Content,
): Promise<() => TranslationForm> => {
  const referred = await loadReferred(req, 'translations', content)
  // Whose it is a translation is no mention.
  const item = relatedId((content.item as { value?: unknown } | undefined)?.value)
  return () => {
    const form = textForm(content, renderRichText(content.body, referred.media), referred)
    return {
      ...form,
      mentions: form.mentions.filter((id) => id !== item),
      language: text(content.language),
    }
  }
}
