import type { PayloadRequest } from 'payload'
import { itemCollections, type ItemCollection } from '../../alliance/item'
import { schoolsById, type School } from '../../alliance/schools'
import type { Content } from '../../content/plain-content'
import { referencesIn, type Reference } from '../../content/references'
import { relatedId, relatedIds } from '../../content/related-id'
import { collectionConfig } from '../../plugins/approval/versions/stored-collection'
import { writingKind } from '../../kinds/writing-kinds'
import { rowsOf, text } from '../../writing-parts/written-values'
import type { OwnForm } from '../../writing-parts/writing-kind'
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
  /** Safe HTML; items that it mentions are filled in for each site. Of what has sections, they say it all. */
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
export type ItemForm = TextForm &
  OwnForm & {
    kind: Kind
    school: SchoolName
    /** Everybody who is to sign it, the owner first. */
    signing: SchoolName[]
    sections: SectionForm[]
    /** What it says was put right; empty where it says nothing. */
    correction: string
  }

/** All that one version of a translation shows in place of its item's own texts. */
export type TranslationForm = TextForm & { language: string }

const nameOf = (school: School): SchoolName => ({ slug: school.slug, name: school.name })
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
  const written = writingKind(kind)
  const { richText, hasSections } = written
  const own = await written.ownForm(req, content)
  const signing = [...relatedIds(content.school), ...relatedIds(content.coSigningSchools)].flatMap(
    (id) => schools.get(id) ?? [],
  )
  return () => {
    const html = richText ? renderRichText(content[richText.field], referred.media) : ''
    const [owner] = signing
    return {
      ...textForm(content, html, referred),
      kind,
      school: owner ? nameOf(owner) : { slug: '', name: '' },
      signing: signing.map(nameOf),
      sections: hasSections ? sectionForms(rowsOf(content.sections) as Section[], referred.media) : [],
      correction: text((content.correction as Content | undefined)?.note).trim(),
      ...own((id) => {
        const found = schools.get(relatedId(id) ?? '')
        return found ? nameOf(found) : null
      }),
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
