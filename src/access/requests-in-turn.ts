import { setImmediate as letOthersGo } from 'node:timers/promises'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { actingFor } from '../transaction/system-actor'

/**
 * Requests of the system's own for work on one thing after another. Before each, whoever waits is served: SQLite answers
 * at once, and without this nobody else would have a turn until the end.
 *
 * @param what the work, as `actingFor` takes it
 */
export const requestsInTurn =
  (payload: Payload, what: string): (() => Promise<PayloadRequest>) =>
  async () => {
    await letOthersGo()
    return createLocalReq({ context: actingFor(what) }, payload)
  }
