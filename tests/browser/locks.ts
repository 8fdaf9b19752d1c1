import { expect } from 'vitest'
import type { SignedInClient } from '../support/api-client'
import type { RunningSystem } from '../support/running-system'
import { callServerFunction, refusedCode } from '../support/server-functions'
import { bodyOf, create, letterOf, type Stored } from '../support/items-over-rest'

/** A letter of Comberton, by somebody who writes there. */
export const letterToLock = async (writing: SignedInClient, title: string): Promise<Stored> => {
  const { docs } = bodyOf(
    await writing.get<{ docs: { id: string }[] }>('/api/schools?where[slug][equals]=comberton&depth=0'),
  )
  return create(writing, 'letters', letterOf({ id: docs[0]?.id ?? '' }, { title }))
}

/** Resolves as soon as this document is locked for whoever writes in it. */
export const lockedFor = (reading: SignedInClient, collection: string, id: string): Promise<void> =>
  expect
    .poll(
      async () =>
        bodyOf(
          await reading.get<{ totalDocs: number }>(
            `/api/payload-locked-documents?where[document.relationTo][equals]=${collection}&where[document.value][equals]=${id}`,
          ),
        ).totalDocs,
      { timeout: 30_000 },
    )
    .toBe(1)

/** Somebody begins to write in a document, so that it is locked for everybody else: what the form sends then. */
export const beginToWrite = async (
  system: RunningSystem,
  writing: SignedInClient,
  collection: string,
  id: string,
): Promise<void> => {
  const called = await callServerFunction(system, writing.token, 'form-state', {
    collectionSlug: collection,
    schemaPath: collection,
    id,
    operation: 'update',
    data: {},
    docPermissions: { fields: true, update: true, read: true },
    docPreferences: { fields: {} },
    returnLockStatus: true,
    updateLastEdited: true,
  })
  expect([called.status, refusedCode(called)]).toEqual([200, undefined])
  await lockedFor(writing, collection, id)
}
