import type { FieldHook, TextField } from 'payload'
import { checkedText } from '../../fields/checked-text'
import { fieldProblem } from '../../validation/problem'
import { schoolSlugProblem } from '../../validation/school-slug'
import { slugFromTitle } from '../../validation/slug-text'

type Named = { id: string; slug?: string | null; name?: string | null }

const settleSchoolSlug: FieldHook<Named, string | null | undefined> = async ({
  value,
  data,
  originalDoc,
  operation,
  collection,
  req,
}) => {
  const typed = typeof value === 'string' ? value.trim() : ''
  const before = operation === 'update' ? originalDoc?.slug : undefined
  if (before) {
    if (typed === '' || typed === before) return before
    throw fieldProblem(
      'slug',
      'A school keeps the address that it was given: its site, calendars and feeds are found by it.',
      collection?.slug,
    )
  }
  const slug = typed || slugFromTitle(typeof data?.name === 'string' ? data.name : '')
  if (slug === '') return undefined
  const problem = schoolSlugProblem(slug)
  if (problem) throw fieldProblem('slug', problem, collection?.slug)
  const { totalDocs } = await req.payload.count({
    collection: 'schools',
    where: { slug: { equals: slug } },
    overrideAccess: true,
    req,
  })
  if (totalDocs > 0)
    throw fieldProblem('slug', `The address "${slug}" belongs to another school.`, collection?.slug)
  return slug
}

/** A school's name in addresses; given once. */
export const schoolSlugField = (access: TextField['access']): TextField => ({
  ...checkedText(
    {
      name: 'slug',
      label: 'Address',
      required: true,
      unique: true,
      admin: {
        description: 'The school’s name in web addresses, such as st-catherines. It can never be changed.',
      },
    },
    (slug) => schoolSlugProblem(slug) === undefined,
    'Choose another address.',
  ),
  ...(access ? { access } : {}),
  hooks: { beforeValidate: [settleSchoolSlug] },
})
