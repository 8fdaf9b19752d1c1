import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashOfEntry as hashWith, type HashedEntry } from '../../src/plugins/audit/audit-entry'

const hashOfEntry = (entry: HashedEntry): string => hashWith(entry, 'school')

const entry = {
  number: 2,
  previous: 'a'.repeat(64),
  at: '2026-09-01T08:00:00.000Z',
  action: 'approve',
  itemCollection: 'letters',
  itemId: '1',
  itemTitle: 'Sports day',
  school: 's',
  version: 'v',
  by: 'p',
  byName: 'Head',
  address: '192.0.2.0/24',
  note: 'Fine',
}

describe('the hash of an entry', () => {
  it('is what the documentation says, so that others can check it', () => {
    const names = [
      ...['number', 'previous', 'at', 'action', 'itemCollection', 'itemId', 'itemTitle', 'school', 'version'],
      ...['by', 'byName', 'address', 'note'],
    ] as (keyof typeof entry)[]
    const said = JSON.stringify(names.map((name) => [name, entry[name]]))
    expect(hashOfEntry(entry)).toBe(createHash('sha256').update(said).digest('hex'))
  })

  it.each(Object.keys(entry))('depends on %s', (name) => {
    expect(hashOfEntry({ ...entry, [name]: name === 'number' ? 3 : 'x' })).not.toBe(hashOfEntry(entry))
    expect(hashOfEntry({ ...entry, [name]: null })).not.toBe(hashOfEntry(entry))
  })

  it('is the same however a database gives times, relations and nothing', () => {
    const { by, note, ...rest } = entry
    const plain = hashOfEntry({ ...rest, by: null, note: '' })
    expect(by + note).not.toBe('')
    expect(hashOfEntry(rest)).toBe(plain)
    expect(hashOfEntry({ ...rest, at: new Date(entry.at), school: { id: 's' } })).toBe(plain)
  })
})
