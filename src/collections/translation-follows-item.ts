import type { CollectionBeforeValidateHook, PayloadRequest, Where } from 'payload'
import { relatedId } from '../fields/related-id'
import { languageOf, sourceLanguage } from '../languages'
import { fieldProblem } from '../validation/problem'
import { isItemCollection } from '../alliance/item'

type Reference = { relationTo?: string; value?: unknown } | null
type Translation = {
  id: string
  item?: Reference
  language?: string | null
  school?: unknown
  coSigningSchools?: unknown[] | null
  body?: unknown
  sourceVersion?: string | null
}
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

/**
 * A translation belongs to the school of its item, for good; there is one for each language, and none into the
 * language that the item is written in. Writing its text anew makes it a translation of the present version.
 */
export const followItem: CollectionBeforeValidateHook<Translation> = async ({
  data,
  originalDoc,
  operation,
  req,
}) => {
  if (!data) return data
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
  const rewritten = JSON.stringify(data.body) !== JSON.stringify(before?.body)
  return {
    ...data,
    school,
    coSigningSchools: found?.coSigningSchools ?? [],
    sourceVersion: rewritten ? (found?.workflow?.version ?? null) : (before?.sourceVersion ?? null),
  }
}
