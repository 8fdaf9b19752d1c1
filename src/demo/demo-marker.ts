import type { Payload } from 'payload'

/**
 * Marks a database as a demonstration's, among the counters: 0 while its content is being written, 1 once all of it
 * is there. So an interrupted seeding is told from a complete one, and neither is taken for somebody's real work.
 */
const name = 'demonstration'

export type DemoState = 'empty' | 'begun' | 'complete' | 'not a demonstration'

const marker = (payload: Payload) =>
  payload.db.findOne<{ id: string; value: number }>({
    collection: 'counters',
    where: { name: { equals: name } },
  })

/** What would be somebody's own work, were it there. */
const own = ['users', 'schools', 'media', 'letters', 'publications'] as const

export const demoState = async (payload: Payload): Promise<DemoState> => {
  const found = await marker(payload)
  if (found) return found.value === 1 ? 'complete' : 'begun'
  for (const collection of own) {
    const { totalDocs } = await payload.count({ collection })
    if (totalDocs > 0) return 'not a demonstration'
  }
  return 'empty'
}

export const markBegun = async (payload: Payload): Promise<void> => {
  await payload.db.create({ collection: 'counters', data: { name, value: 0 } })
}

export const markComplete = async (payload: Payload): Promise<void> => {
  const found = await marker(payload)
  if (found) await payload.db.updateOne({ collection: 'counters', id: found.id, data: { name, value: 1 } })
}
