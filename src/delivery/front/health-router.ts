import { Router } from 'express'
import { checkAddress, readOnly } from './front-checks'
import { answerProblems, type Report } from './problem'
import type { PublicationStore } from '../store/publication-store'
import { storeFailure } from '../store/store-failure'

/**
 * `/healthz`: the process lives. `/readyz`: the database answers and is migrated; 503 with a problem document
 * otherwise, so that a load balancer sends people elsewhere. What the database says goes to `report`, not to the
 * public. A process that writes is not ready while it cannot, and says what it cannot write to.
 */
export const healthRouter = ({
  store,
  canStore = () => Promise.resolve(),
  report,
}: {
  store: Pick<PublicationStore, 'ready'>
  /** Of a process that writes. @throws ProblemError cannot-store */
  canStore?: () => Promise<void>
  report?: Report
}): Router => {
  const router = Router({ caseSensitive: true })
  const paths = ['/healthz', '/readyz']
  router.use(paths, checkAddress, readOnly)
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    try {
      await store.ready()
      await canStore()
    } catch (cause) {
      throw storeFailure(cause)
    }
    response.set('Cache-Control', 'no-store').json({ status: 'ready' })
  })
  router.use(paths, answerProblems(report))
  return router
}
