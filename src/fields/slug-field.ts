import type { CollapsibleField, FieldHook } from 'payload'
import { isSlug, slugFromTitle, slugSentence } from '../validation/slug-text'
import { fieldProblem } from '../validation/problem'
import { freeSlug, slugsTaken } from './free-slug'
import { onlySchoolOf } from './only-school'
import { relatedId } from '../content/related-id'

type Sluggable = {
  id: string
  slug?: string | null
  title?: string | null
  school?: unknown
  workflow?: { firstPublishedAt?: string | null } | null
}

const settleSlug: FieldHook<Sluggable, string | null | undefined> = async ({
  value,
  data,
  originalDoc,
  collection,
  operation,
  req,
}) => {
  if (!collection) return value
  const before = operation === 'update' ? originalDoc : undefined
  const typed = typeof value === 'string' ? value.trim() : ''
  const school = relatedId(data?.school) ?? relatedId(originalDoc?.school) ?? onlySchoolOf(req.user)
  const unchanged = before?.slug && (typed === before.slug || typed === '')
  if (before?.workflow?.firstPublishedAt) {
    if (unchanged) return before.slug
    throw fieldProblem(
      'slug',
      'The address stays as it is once something was published: people have linked to it and saved it.',
      collection.slug,
    )
  }
  if (unchanged && typed !== '' && school === relatedId(before.school)) return typed
  const place = {
    req,
    collection: collection.slug,
    school: school ?? '',
    ownId: before?.id,
    hasDrafts: Boolean(collection.versions?.drafts),
  }
  if (typed === '') {
    const title = data?.title ?? originalDoc?.title
    if (typeof title !== 'string' || title.trim() === '') return undefined
    // A title without any Latin letter leaves nothing; the kind of thing it is makes an address all the same.
    const base = slugFromTitle(title) || collection.slug.replace(/s$/, '')
    return school ? freeSlug(place, base) : base
  }
  if (!isSlug(typed)) throw fieldProblem('slug', slugSentence, collection.slug)
  if (school && (await slugsTaken(place, [typed])).has(typed)) {
    throw fieldProblem(
      'slug',
      `The address "${typed}" is already in use at this school. Choose another.`,
      collection.slug,
    )
  }
  return typed
}

/** The last part of an item's address, folded away; made from the title where it is left empty. */
export const slugField = (): CollapsibleField => ({
  type: 'collapsible',
  label: 'Web address',
  admin: { position: 'sidebar', initCollapsed: true },
  fields: [
    {
      name: 'slug',
      label: 'Address',
      type: 'text',
      index: true,
      maxLength: 100,
      disableDuplicate: true,
      admin: {
        description:
          'The last part of the web address. Leave it empty to have it made from the title. It cannot be changed once this was published.',
      },
      hooks: { beforeValidate: [settleSlug] },
    },
  ],
})

/** Two documents of one school and kind never share an address; the database has the last word. */
export const slugIndex = { fields: ['school', 'slug'], unique: true }
