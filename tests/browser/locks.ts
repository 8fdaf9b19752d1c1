import { expect } from 'vitest'
import type { SignedInClient } from '../support/api-client'
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
