import { Router } from 'express'
import { clientAddress, countedAs } from '../delivery/front/client-address'
import { checkAddress, readOnly } from '../delivery/front/front-checks'
import { answerProblems, type Report } from '../delivery/front/problem'
import { passLimit, type RequestLimits } from '../delivery/front/request-limits'
import { ProblemError } from '../problems/errors'
import type { MetricsRegistry, Sources } from './metrics-registry'
import { asksForOperator } from './operator-access'

export type MetricsOptions = {
  sources: Sources & { limits: RequestLimits }
  /** METRICS_TOKEN; undefined answers this machine alone. */
  token: string | undefined
  /** Tries a minute from one address without the right to ask; 0 switches the limit off. */
  perAddress: number
  proxies: number
  /** Is told of every error that is the system's own fault, with its cause. */
  report: Report
}

/**
 * `/metrics`: the figures of this process for its operator, in the text format of Prometheus. There are no addresses in
 * them, neither of people nor of pages.
 */
export const metricsRouter = ({ sources, token, perAddress, proxies, report }: MetricsOptions): Router => {
  const router = Router({ caseSensitive: true })
  let loaded: Promise<MetricsRegistry> | undefined
  const load = () =>
    (loaded ??= import('./metrics-registry').then(({ metricsRegistry }) => metricsRegistry(sources)))

  router.use('/metrics', checkAddress, readOnly)
  router.get('/metrics', async (request, response) => {
    if (!asksForOperator(request, token)) {
      const who = `metrics ${countedAs(clientAddress(request, proxies))}`
      if (!passLimit(response, sources.limits.count(who, perAddress))) return
      throw new ProblemError('only-operator')
    }
    const { contentType, text } = await load()
    const figures = await text((error) => report(error, response))
    response.set({ 'Content-Type': contentType, 'Cache-Control': 'no-store' })
    response.set('X-Content-Type-Options', 'nosniff').send(figures)
  })
  router.use('/metrics', answerProblems(report))
  return router
}
