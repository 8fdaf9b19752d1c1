import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { referencesIn } from '../../src/content/references'

const upload = { name: 'image', type: 'upload', relationTo: 'media' }
const many = { name: 'letters', type: 'relationship', relationTo: 'letters', hasMany: true }
const mixed = { name: 'item', type: 'relationship', relationTo: ['letters', 'events'] }
const text = { name: 'body', type: 'richText' }
const leaves = [upload, many, mixed, text]
const inside = { flattenedFields: leaves }

const fields = [
  ...leaves,
  { name: 'title', type: 'text' },
  { name: 'group', type: 'group', ...inside },
  { name: 'rows', type: 'array', ...inside },
  { name: 'sections', type: 'blocks', blocks: [{ slug: 'article', ...inside }] },
] as unknown as FlattenedField[]

const picture = { type: 'upload', relationTo: 'media', value: 'm2' }
const link = { type: 'link', fields: { doc: { relationTo: 'events', value: { id: 'e2' } } } }
const content = {
  image: 'm1',
  letters: ['l1', { id: 'l2' }],
  item: { relationTo: 'events', value: 'e1' },
  body: { root: { children: [{ type: 'quote', children: [picture] }, { children: [link] }] } },
}
const expected = [
  { relationTo: 'media', id: 'm1', path: 'image' },
  { relationTo: 'letters', id: 'l1', path: 'letters' },
  { relationTo: 'letters', id: 'l2', path: 'letters' },
  { relationTo: 'events', id: 'e1', path: 'item' },
  { relationTo: 'media', id: 'm2', path: 'body' },
  { relationTo: 'events', id: 'e2', path: 'body' },
]
const at = (prefix: string) =>
  expected.map((reference) => ({ ...reference, path: `${prefix}.${reference.path}` }))

describe('what a document refers to', () => {
  it.each([
    ['at the top', content, expected],
    ['in a group', { group: content }, at('group')],
    ['in rows', { rows: [{}, content] }, at('rows.1')],
    ['in blocks', { sections: [{ blockType: 'article', ...content }] }, at('sections.0')],
  ])('is found %s: relations, uploads, and whatever stands in rich text', (_place, data, found) => {
    expect(referencesIn(fields, data)).toEqual(found)
  })

  it('is nothing, where nothing is there', () => {
    const empty = { image: null, letters: [], item: null, body: null, title: 'media m1' }
    expect(referencesIn(fields, { ...empty, group: empty, rows: [empty, {}] })).toEqual([])
  })
})
