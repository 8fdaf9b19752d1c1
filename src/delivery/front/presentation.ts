import { rememberForState, type PublicState } from '../store/public-state'
import type { PublicationStore } from '../store/publication-store'

/** The rows of `counters` that say, in milliseconds, when all that is delivered last began to look different. */
export const presentationCounter = 'presentation'
export const addressesCounter = 'addresses'

/** When all answers began to look as they do, in milliseconds. */
export type PresentedSince = () => Promise<number>

/**
 * What is delivered is made of publications, of the program, of its settings and of the sites' domains. When the last
 * three changed, the process that writes has noted in the database (src/publications/note-presentation.ts), so that
 * every process says the same, after every start. One whose program or settings are not those that were noted speaks of
 * its own start.
 *
 * @param form see src/delivery/front/presentation-form.ts
 */
export const presentedSince = (
  store: Pick<PublicationStore, 'counter'>,
  state: Pick<PublicState, 'current'>,
  form: string,
  startedAt: Date,
): PresentedSince =>
  rememberForState(state, async () => {
    const [presentation, addresses] = await Promise.all([
      store.counter(presentationCounter),
      store.counter(addressesCounter),
    ])
    const noted = presentation?.hash === form ? presentation.value : startedAt.getTime()
    return Math.max(noted, addresses?.value ?? 0)
  })
