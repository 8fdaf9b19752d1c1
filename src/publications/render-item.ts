import { relatedId, relatedIds } from '../fields/related-id'
import type { PayloadRequest } from 'payload'
import { languageOf, sourceLanguage } from '../languages'
import type { Item, ItemCollection } from '../alliance/item'
import { itemCollections } from '../alliance/item'
import type { School } from '../alliance/schools'
import { referencesIn } from '../fields/references'
import { collectionConfig } from '../workflow/versions'
import { lastEnd, localTime } from './event-times'
import { filesOf, isImage, loadMedia, publicAttachment, publicImage, type PublicFile } from './media-shown'
import { itemAddress, liveOnSite } from './published-neighbours'
import type { Kind, PublicItem, SchoolName } from './public-form'
import { renderSections, type Section } from './render-newsletter'
import { renderRichText, textOfHtml, type RichTextContext } from './rich-text-html'

/** One approved version, for one site, in one language. */
export type RenderInput = {
  collection: ItemCollection
  item: Item
  /** The published translation, if this is not the original language. */
  translation: Item | undefined
  site: string
  slug: string
  owner: School
  signedBy: School[]
  /** All schools that the item names anywhere, by id. */
  schools: ReadonlyMap<string, School>
  publishedAt: string
  updatedAt: string
  localNote: { school: SchoolName; note: string } | null
}

export type Rendered = {
  document: PublicItem
  files: PublicFile[]
  sortAt: string
  endsAt: string
  category: string | null
  audience: string[]
}

const nameOf = (school: School): SchoolName => ({ slug: school.slug, name: school.name })
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
const dayOf = (value: unknown): string => text(value).slice(0, 10)
/** The first sentences, cut at a word, for items without a summary of their own. */
const beginning = (words: string): string => {
  const flat = words.replace(/\s+/g, ' ')
  return flat.length <= 200 ? flat : `${flat.slice(0, 200).replace(/\s+\S*$/, '')} …`
}

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

const frameworkOf = async (req: PayloadRequest, id: unknown): Promise<Framework | undefined> => {
  if (!id) return undefined
  return (
    (await req.payload.db.findOne<Framework>({
      collection: 'lppa-frameworks',
      where: { id: { equals: relatedId(id) } },
      req: { transactionID: req.transactionID },
    })) ?? undefined
  )
}

/** What belongs to one kind alone, with the times that lists sort by. */
const ofKind = async (
  req: PayloadRequest,
  kind: Kind,
  { item, site, schools }: RenderInput,
): Promise<{
  fields: object
  sortAt: string
  endsAt: string
  category: string | null
  audience: string[]
}> => {
  const school = (id: unknown): SchoolName | null => {
    const found = schools.get(relatedId(id) ?? '')
    return found ? nameOf(found) : null
  }
  const dated = (value: unknown) => {
    const at = text(value) || item.workflow.firstPublishedAt || item.createdAt
    return { sortAt: at, endsAt: at, category: null, audience: [] as string[] }
  }
  switch (kind) {
    case 'letter': {
      const signatories = (item.signatories ?? []) as { name?: string; title?: string; school?: unknown }[]
      return {
        ...dated(item.date),
        audience: strings(item.audience),
        fields: {
          date: dayOf(item.date),
          audience: strings(item.audience),
          salutation: text(item.salutation),
          signatories: signatories.map(({ name, title, school: id }) => ({
            name: name ?? '',
            title: title ?? '',
            school: school(id),
          })),
          replyBy: dayOf(item.replyBy) || null,
          replyTo: text(item.replyTo),
        },
      }
    }
    case 'newsletter':
      return {
        ...dated(item.date),
        fields: { issue: text(item.issue), term: text(item.term), date: dayOf(item.date) },
      }
    case 'page':
      return { ...dated(item.workflow.firstPublishedAt), fields: { section: text(item.section) } }
    case 'event': {
      const timeZone = text(item.timeZone) || 'Europe/London'
      const start = text(item.start)
      const end = text(item.end) || start
      const recurrence = text(item.recurrence)
      const endsAt = lastEnd({ start, end, timeZone, recurrence })
      return {
        sortAt: start,
        endsAt,
        category: text(item.category) || null,
        audience: [],
        fields: {
          start,
          end,
          startLocal: localTime(start, timeZone),
          endLocal: localTime(end, timeZone),
          timeZone,
          allDay: item.allDay === true,
          status: text(item.status) || 'scheduled',
          location: text(item.location),
          category: text(item.category),
          recurrence,
          exceptDates: ((item.exceptDates ?? []) as { date?: string }[]).map(({ date }) => dayOf(date)),
          hostSchool: school(item.hostSchool),
          takingPart: ((item.takingPart ?? []) as unknown[]).flatMap((id) => school(id) ?? []),
        },
      }
    }
    case 'evidence': {
      const framework = await frameworkOf(req, item.framework)
      const objectives = framework?.objectives ?? []
      const kpis = objectives.flatMap((objective) => objective.kpis ?? [])
      const sources = ((item.sources ?? []) as { item?: { value: unknown }; version?: string }[]).flatMap(
        (source) => relatedIds(source.item?.value).map((id) => ({ id, version: source.version ?? '' })),
      )
      const live = await liveOnSite(
        req,
        site,
        sources.map(({ id }) => id),
      )
      return {
        ...dated(item.date),
        fields: {
          date: dayOf(item.date),
          framework: { key: framework?.key ?? '', name: framework?.name ?? '' },
          objectives: strings(item.objectives).map((code) => ({
            code,
            title: objectives.find((objective) => objective.code === code)?.title ?? '',
          })),
          kpis: strings(item.kpis).map((code) => ({
            code,
            text: kpis.find((kpi) => kpi.code === code)?.text ?? '',
          })),
          involvement: strings(item.involvement),
          impact: text(item.impact),
          sources: sources.flatMap(({ id, version }) => {
            const row = live.get(id)
            if (!row?.document) return []
            const { title, url } = row.document
            return [{ id, kind: row.kind, title, url, version: version || row.version }]
          }),
        },
      }
    }
  }
}

/** Renders an approved version to its public form: the one place where content becomes HTML. */
export const renderItem = async (req: PayloadRequest, input: RenderInput): Promise<Rendered> => {
  const { collection, item, translation, site, slug } = input
  const kind = itemCollections[collection]
  const references = [
    ...referencesIn(collectionConfig(req.payload, collection).flattenedFields, item),
    ...(translation
      ? referencesIn(collectionConfig(req.payload, 'translations').flattenedFields, translation)
      : []),
  ]
  const mediaIds = references.filter(({ relationTo }) => relationTo === 'media').map(({ id }) => id)
  const media = await loadMedia(req, mediaIds)
  const linked = await liveOnSite(
    req,
    site,
    references.filter(({ relationTo }) => relationTo in itemCollections).map(({ id }) => id),
  )
  const context: RichTextContext = {
    media,
    linkTo: (_collection, id) => {
      const row = linked.get(id)
      return row && itemAddress(site, row.kind, row.slug)
    },
  }

  const sections =
    kind === 'newsletter' ? await renderSections(req, site, (item.sections ?? []) as Section[], context) : []
  const html = translation
    ? renderRichText(translation.body, context)
    : kind === 'newsletter'
      ? sections.map((section) => section.html).join('')
      : renderRichText(item[richTextField[kind]], context)
  const words = textOfHtml(html)
  const shown = [...new Set(mediaIds)].flatMap((id) => media.get(id) ?? [])
  const images = shown.filter(isImage).map(publicImage)
  const attached = [...relatedIds(item.attachments), ...relatedIds(item.files)]
  const attachments = [...new Set(attached)]
    .flatMap((id) => media.get(id) ?? [])
    .filter((medium) => !isImage(medium))
    .map(publicAttachment)
  const language = translation?.language ?? sourceLanguage
  const { fields, ...sorting } = await ofKind(req, kind, input)
  const { correction } = item.workflow

  const document = {
    id: item.id,
    kind,
    site,
    school: nameOf(input.owner),
    signedBy: input.signedBy.map(nameOf),
    slug,
    url: itemAddress(site, kind, slug),
    language,
    languages: [
      {
        code: language,
        name: languageOf(language)?.name ?? language,
        url: itemAddress(site, kind, slug),
        stale: false,
      },
    ],
    title: text(translation?.title ?? item.title),
    summary: text(translation ? translation.summary : item.summary) || beginning(words),
    html,
    text: words,
    publishedAt: input.publishedAt,
    updatedAt: input.updatedAt,
    version: translation?.workflow.version ?? item.workflow.version,
    correction: correction?.at ? { at: correction.at, note: correction.note ?? '' } : null,
    image: images[0] ?? null,
    images,
    attachments,
    localNote: input.localNote,
    ...fields,
    ...(kind === 'newsletter' && { sections: translation ? [] : sections }),
  } as PublicItem
  return { document, files: shown.flatMap(filesOf), ...sorting }
}
