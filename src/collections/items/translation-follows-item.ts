import { isDeepStrictEqual } from 'node:util'
import type { CollectionBeforeValidateHook, FieldHook, PayloadRequest, Where } from 'payload'
import { relatedId } from '../../content/related-id'
import { languageOf, sourceLanguage } from '../../words/known-languages'
import { fieldProblem } from '../../validation/problem'
import { isItemCollection, type ItemCollection } from '../../alliance/item'
import { permitFor } from '../../plugins/approval/storing/permit'
import { firstSaved } from '../../plugins/approval/versions/version-order'

type Reference = { relationTo?: string; value?: unknown } | null
type Translation = {
  id: string
  item?: Reference
  language?: string | null
  school?: unknown
  coSigningSchools?: unknown[] | null
  sourceVersion?: string | null
} & Record<string, unknown>
type Source = { school?: unknown; coSigningSchools?: unknown[] | null; workflow?: { version?: string } }

const same = (a: Reference | undefined, b: Reference | undefined): boolean =>
  a?.relationTo === b?.relationTo && relatedId(a?.value) === relatedId(b?.value)

const refuseSecond = async (
  req: PayloadRequest,
  item: { relationTo: string; value: string },
  language: string,
  ownId: string | undefined,
): Promise<void> => {
  const about = (prefix: string): Where[] => [
    { [`${prefix}item.relationTo`]: { equals: item.relationTo } },
    { [`${prefix}item.value`]: { equals: item.value } },
    { [`${prefix}language`]: { equals: language } },
  ]
  // WARNING: overrides access; a second translation is refused whoever made the first.
  const { totalDocs } = await req.payload.count({
    collection: 'translations',
    where: { and: [...about(''), ...(ownId ? [{ id: { not_equals: ownId } }] : [])] },
    overrideAccess: true,
    req,
  })
  if (totalDocs === 0) return
  const name = languageOf(language)?.english ?? language
  throw fieldProblem(
    'language',
    `There is a translation into ${name} already. Open it and change it there.`,
    'translations',
  )
}

/** What says which item is translated, how and by whom; everything else is translated. */
const notTranslated = new Set([
  ...['id', 'item', 'language', 'school', 'coSigningSchools', 'sourceVersion', 'workflow'],
  ...['createdAt', 'updatedAt', '_status'],
])

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** Whether anything reads otherwise than before. */
const isRewritten = (
  names: readonly string[],
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): boolean =>
  names
    .filter((name) => !notTranslated.has(name))
    .some((name) => {
      const [was, is] = [before?.[name], after[name]]
      return !(isEmpty(was) && isEmpty(is)) && !isDeepStrictEqual(was, is)
    })

/** Payload fills in what a save leaves out, before the collection's hook; so this marks what was left out. */
export const markUnsaidVersion: FieldHook = ({ siblingData }) => {
  const said = (siblingData as Translation).sourceVersion
  return isEmpty(said) ? '' : said
}

/**
 * The version that a translation was made of: the one that the translator names, which must be one of the item's.
 * Where none is named, rewriting makes it a translation of the present version.
 */
const sourceVersionOf = async (
  req: PayloadRequest,
  item: { relationTo: ItemCollection; value: string },
  said: string | null | undefined,
  before: string | null | undefined,
  present: string | null,
): Promise<string | null> => {
  if (!said) return present ?? before ?? null
  // What is no text is told by the field itself.
  if (typeof said !== 'string') return said
  if (said === before || said === present || (await firstSaved(req, item.relationTo, item.value, said))) {
    return said
  }
  throw fieldProblem(
    'sourceVersion',
    'There is no such version of the item. Name the one that you translated: its `workflow.version`, as it was when you read it.',
    'translations',
  )
}

/**
 * A translation belongs to the school of its item, for good; there is one for each language, and none into the
 * language that the item is written in. It says which version of the item it translates.
 */
export const followItem: CollectionBeforeValidateHook<Translation> = async ({
  data,
  originalDoc,
  operation,
  collection,
  req,
}) => {
  if (!data) return data
  // The workflow writes exactly what was signed.
  if (operation === 'update' && permitFor(req, collection.slug, originalDoc?.id))
    return { ...data, sourceVersion: data.sourceVersion || null }
  const before = operation === 'update' ? originalDoc : undefined
  const item = data.item ?? before?.item
  const value = relatedId(item?.value)
  const relationTo = item?.relationTo
  // What is missing or of the wrong form is told by the field itself.
  if (!value || !relationTo || !isItemCollection(relationTo)) return data
  if (before?.item && !same(before.item, item)) {
    throw fieldProblem(
      'item',
      'A translation stays with its item. Make a new one for the other item.',
      'translations',
    )
  }
  const language = data.language ?? before?.language
  if (language === sourceLanguage) {
    throw fieldProblem(
      'language',
      'The item itself is in English. Choose the language that you translate into.',
      'translations',
    )
  }
  if (language && language !== before?.language)
    await refuseSecond(req, { relationTo, value }, language, before?.id)
  // The published version where there is one, since that is what parents read; else the draft.
  const found = (await req.payload.findByID({
    collection: relationTo,
    id: value,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })) as Source | null
  const school = relatedId(found?.school)
  if (!school)
    throw fieldProblem('item', 'This item does not exist any more. Choose another.', 'translations')
  const names = collection.flattenedFields.map(({ name }) => name)
  const present = found?.workflow?.version ?? null
  return {
    ...data,
    school,
    coSigningSchools: found?.coSigningSchools ?? [],
    sourceVersion: await sourceVersionOf(
      req,
      { relationTo, value },
      data.sourceVersion,
      before?.sourceVersion,
      !before || isRewritten(names, before, data) ? present : null,
    ),
  }
}
