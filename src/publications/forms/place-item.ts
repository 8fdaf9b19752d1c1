import type { Item } from '../../alliance/item'
import { writingKind } from '../../kinds/writing-kinds'
import { languageOf, sourceLanguage } from '../../words/known-languages'
import { dayAtNoon } from '../../calendar/day'
import { arrangeHtml } from './arrange-html'
import type { ItemForm, TranslationForm } from './item-form'
import type { PublicFile } from './media-shown'
import { fillMentions } from './mentions'
import { placeSections } from './place-newsletter'
import type { PublicItem, SchoolName } from '../../public/public-form'
import { itemAddress, type Row } from '../published-neighbours'
import { textOfHtml } from './rich-text-html'

/** Where, when and under which name a version is shown. Times are RFC 3339 UTC. */
export type Placing = {
  item: Pick<Item, 'id' | 'createdAt'> & {
    workflow: Pick<Item['workflow'], 'firstPublishedAt' | 'correctedAt'>
  }
  /** The name of what is shown: of the translation, or of the item. */
  version: string
  site: string
  slug: string
  signedBy: SchoolName[]
  publishedAt: string
  updatedAt: string
  localNote: { school: SchoolName; note: string } | null
  /** What it mentions and is public on this site now, by id. */
  live: ReadonlyMap<string, Row>
}

/** A version as one site shows it. */
export type Placed = {
  document: PublicItem
  files: PublicFile[]
  sortAt: string
  endsAt: string
  category: string | null
  audience: string[]
}

/** The first sentences, cut at a word, for items without a summary of their own. */
export const beginningOf = (words: string): string => {
  const flat = words.replace(/\s+/g, ' ')
  return flat.length <= 200 ? flat : `${flat.slice(0, 200).replace(/ [^ ]*$/, '')} …`
}

const sourcesOn = ({ sources }: ItemForm, live: ReadonlyMap<string, Row>) =>
  sources.flatMap(({ id, version }) => {
    const row = live.get(id)
    if (!row?.document) return []
    const { title, url } = row.document
    return [{ id, kind: row.kind, title, url, version: version || row.version }]
  })

/** Makes the public form of an approved version, on one site and in one language, of what was approved. */
export const placeItem = (
  form: ItemForm,
  translation: TranslationForm | undefined,
  { item, site, slug, live, ...placing }: Placing,
): Placed => {
  const { kind } = form
  const { hasSections, hasSources } = writingKind(kind)
  const addressOf = (id: string) => {
    const row = live.get(id)
    return row && itemAddress(site, row.kind, row.slug)
  }
  const language = translation?.language ?? sourceLanguage
  const sections = translation ? [] : placeSections(form.sections, live)
  const html =
    hasSections && !translation
      ? sections.map((section) => section.html).join('')
      : arrangeHtml(fillMentions((translation ?? form).html, addressOf), language)
  const words = textOfHtml(html)
  const images = [
    ...new Map([...form.images, ...(translation?.images ?? [])].map((one) => [one.url, one])).values(),
  ]
  const url = itemAddress(site, kind, slug)
  const { workflow } = item
  const since = workflow.firstPublishedAt ?? item.createdAt
  const sortAt = form.sortAt || dayAtNoon(since) || since

  const document = {
    id: item.id,
    kind,
    site,
    school: form.school,
    signedBy: placing.signedBy,
    slug,
    url,
    language,
    languages: [{ code: language, name: languageOf(language)?.name ?? language, url, stale: false }],
    title: translation?.title || form.title,
    summary: (translation ?? form).summary || beginningOf(words),
    html,
    text: words,
    publishedAt: placing.publishedAt,
    updatedAt: placing.updatedAt,
    version: placing.version,
    correction: form.correction
      ? { at: workflow.correctedAt ?? placing.updatedAt, note: form.correction }
      : null,
    image: images[0] ?? null,
    images,
    attachments: form.attachments,
    localNote: placing.localNote,
    ...form.fields,
    ...(hasSections && { sections }),
    ...(hasSources && { sources: sourcesOn(form, live) }),
  } as PublicItem
  return {
    document,
    files: [...form.files, ...(translation?.files ?? [])].map(({ file, contentType }) => ({
      file,
      contentType,
    })),
    sortAt,
    endsAt: form.endsAt || sortAt,
    category: form.category,
    audience: form.audience,
  }
}
