import type { SanitizedConfig } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  casesOf,
  isAllowed,
  itemStates,
  matrix,
  operationsOf,
  people,
  type Operation,
  type Person,
} from '../../src/access/access-matrix'
import { schoolRoles } from '../../src/access/roles'
import { approvedCollections } from '../../src/alliance/item'
import { states, verbs } from '../../src/plugins/approval/states'
import { lookedAtConfig } from '../support/looked-at-config'

/** Which operation of the matrix each of Payload's rights is about. */
const rights: Record<string, Operation> = {
  create: 'create',
  read: 'read',
  readVersions: 'read-versions',
  update: 'update',
  delete: 'delete',
  unlock: 'unlock',
}

/** Payload's own endpoints of every collection, and what the matrix calls them. */
const endpoints: Record<string, Operation> = {
  'get /count': 'list',
  'post /': 'create',
  'delete /': 'bulk-delete',
  'delete /:id': 'delete',
  'get /versions': 'read-versions',
  'post /:id/duplicate': 'duplicate',
  'get /': 'list',
  'get /:id': 'read',
  'get /versions/:id': 'read-versions',
  'post /versions/:id': 'restore-version',
  'patch /': 'bulk-update',
  'patch /:id': 'update',
}

const subjectOf = (collection: string) => matrix.find(({ collections }) => collections.includes(collection))

describe('the access matrix is complete', () => {
  let config: SanitizedConfig

  beforeAll(async () => {
    config = await lookedAtConfig()
  })

  it('speaks once of every collection and global that there is, and of nothing else', () => {
    const there = [...config.collections, ...config.globals].map(({ slug }) => String(slug))
    expect(matrix.flatMap(({ collections }) => collections).sort()).toEqual(there.sort())
  })

  it('speaks of every right that a collection can give', () => {
    for (const { slug, access } of config.collections) {
      const subject = subjectOf(slug)
      expect(subject, slug).toBeDefined()
      if (!subject) continue
      // Who may open the admin at all is no right to a document.
      for (const right of Object.keys(access).filter((one) => one !== 'admin'))
        expect(operationsOf(subject), `${slug}.${right}`).toContain(rights[right])
    }
  })

  it('speaks of every endpoint that Payload gives a collection', () => {
    const letters = config.collections.find(({ slug }) => slug === 'letters')
    const own = new Set([...verbs, 'review', 'review-file'].map((name) => `/:id/${name}`))
    const given = (letters?.endpoints || [])
      .map(({ method, path: address }) => `${method} ${address}`)
      .filter((name) => ![...own].some((address) => name.includes(address)))
      // What somebody may do, answered for the admin's buttons: it changes nothing.
      .filter((name) => name !== 'post /access/:id?')
    expect(given.sort()).toEqual(Object.keys(endpoints).sort())
    const subject = subjectOf('letters')
    for (const operation of Object.values(endpoints))
      expect(subject && operationsOf(subject)).toContain(operation)
  })

  it('speaks of every verb of the workflow, for everything under approval', () => {
    for (const collection of approvedCollections) {
      const subject = subjectOf(collection)
      for (const verb of verbs)
        expect(subject && operationsOf(subject), `${collection} ${verb}`).toContain(verb)
    }
  })

  it('has documents in every state, those apart that only wait for their time', () => {
    const further = ['scheduled']
    expect(states.filter((state) => !(state in itemStates))).toEqual(further)
  })

  it('has somebody with every role', () => {
    const named: Record<(typeof schoolRoles)[number], Person> = {
      headteacher: 'headteacher',
      deputy: 'covering-deputy',
      editor: 'editor',
      chair: 'chair',
    }
    expect(schoolRoles.map((role) => named[role]).filter((person) => !(person in people))).toEqual([])
  })

  it('tries every person with every operation', () => {
    for (const subject of matrix)
      for (const collection of subject.collections) {
        const tried = new Set(
          casesOf(subject, collection).map(({ operation, person }) => `${operation} ${person}`),
        )
        for (const person of Object.keys(people))
          for (const operation of operationsOf(subject).filter(
            (one) => !subject.only || isTried(collection, one),
          ))
            expect(tried, `${collection}: ${operation} ${person}`).toContain(`${operation} ${person}`)
      }
  })

  it('keeps its promises: who is nobody here may do nothing, and nobody decides for another school', () => {
    for (const subject of matrix)
      for (const collection of subject.collections)
        for (const aCase of casesOf(subject, collection).filter(({ allowed }) => allowed)) {
          const said = JSON.stringify(aCase)
          expect(['visitor', 'site-client', 'removed-person'], said).not.toContain(aCase.person)
          if (['approve', 'request-changes', 'withdraw'].includes(aCase.operation)) {
            expect(aCase.person, said).not.toBe('administrator')
            expect(aCase.whose === 'own' || aCase.person === 'editor-here-headteacher-there', said).toBe(true)
          }
          if (aCase.person === 'chair' && aCase.whose !== 'self')
            expect(['list', 'read', 'read-file', 'read-versions', 'review'], said).toContain(aCase.operation)
        }
  })
})

/** An address below preferences is the key of one, so these cannot be asked for. */
const isTried = (collection: string, operation: Operation): boolean =>
  collection !== 'payload-preferences' || !['read-versions', 'unlock'].includes(operation)

it('a rule refuses whoever it does not name', () => {
  const subject = {
    title: '',
    collections: [],
    whose: ['own'],
    further: [],
    may: { read: [{ own: ['editor'] }] },
  } as const
  expect(isAllowed(subject, 'read', { person: 'editor', whose: 'own', state: undefined })).toBe(true)
  expect(isAllowed(subject, 'read', { person: 'editor', whose: 'other', state: undefined })).toBe(false)
  expect(isAllowed(subject, 'read', { person: 'chair', whose: 'own', state: undefined })).toBe(false)
  expect(isAllowed(subject, 'update', { person: 'editor', whose: 'own', state: undefined })).toBe(false)
})
