import { collectDefaultMetrics, Counter, Gauge, Registry, type Metric } from 'prom-client'
import type { AnswerMemory } from '../delivery/front/answer-memory'
import type { PublicState } from '../delivery/store/public-state'
import type { RequestLimits } from '../delivery/front/request-limits'
import type { Backlog } from './backlog'
import { durationBounds, type RequestCounts } from './request-counts'

/** Where the figures of one process come from. */
export type Sources = {
  counts: RequestCounts
  memory: Pick<AnswerMemory, 'figures'>
  limits: Pick<RequestLimits, 'refusals'>
  state: Pick<PublicState, 'known'>
  /** What waits in the database; undefined in the delivery role, which does not see it. */
  backlog?: () => Promise<Backlog>
}

type Row = { labels: Record<string, string>; value: number }
type Rows = () => Row[]
type Description = { name: string; help: string; labelNames?: string[] }

const plain = (value: number | undefined): Row[] => (value === undefined ? [] : [{ labels: {}, value }])

const durations = 'kpsa_http_request_duration_seconds'

/**
 * What the registry asks of a metric. Its own histograms count what they are told one by one; ours is counted already.
 */
const countedDurations = (counts: RequestCounts) => ({
  name: durations,
  get: () =>
    Promise.resolve({
      name: durations,
      help: 'Time until an answer was out, of requests that were not answered from memory.',
      type: 'histogram',
      aggregator: 'sum',
      values: [...counts.durations()]
        .filter(([, { count }]) => count > 0)
        .flatMap(([requestClass, { within, sum, count }]) => {
          const labels = { class: requestClass }
          const buckets = [...durationBounds, '+Inf'].map((le, index) => ({
            metricName: `${durations}_bucket`,
            labels: { ...labels, le },
            value: within[index] ?? count,
          }))
          return [
            ...buckets,
            { metricName: `${durations}_sum`, labels, value: sum },
            { metricName: `${durations}_count`, labels, value: count },
          ]
        }),
    }),
})

export type MetricsRegistry = {
  contentType: string
  /** The text as of now. `report` is told where the database did not answer; its figures are missing then. */
  text: (report: (error: unknown) => void) => Promise<string>
}

/**
 * All figures of this process. Everything is read when it is asked for; what serves requests knows nothing of this
 * library, which is loaded by the first who asks.
 */
export const metricsRegistry = (sources: Sources): MetricsRegistry => {
  const { counts, limits, memory, state } = sources
  const registry = new Registry()
  let backlog: Backlog | undefined

  const counter = ({ name, help, labelNames = [] }: Description, rows: Rows) =>
    new Counter({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset()
        for (const { labels, value } of rows()) this.inc(labels, value)
      },
    })
  const gauge = ({ name, help, labelNames = [] }: Description, rows: Rows) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset()
        for (const { labels, value } of rows()) this.set(labels, value)
      },
    })

  counter(
    {
      name: 'kpsa_http_requests_total',
      help: 'Requests answered, by what they were for.',
      labelNames: ['class', 'method', 'status'],
    },
    () => counts.requests().map(({ requests, ...labels }) => ({ labels, value: requests })),
  )
  registry.registerMetric(countedDurations(counts) as unknown as Metric)

  counter({ name: 'kpsa_prepared_answer_hits_total', help: 'Requests answered from memory.' }, () =>
    plain(counts.hits),
  )
  counter(
    { name: 'kpsa_prepared_answer_misses_total', help: 'Answers that could be kept, and had to be made.' },
    () => plain(counts.misses),
  )
  counter(
    { name: 'kpsa_prepared_answer_evictions_total', help: 'Answers dropped to make room for others.' },
    () => plain(memory.figures().evictions),
  )
  gauge({ name: 'kpsa_prepared_answers', help: 'Answers in memory.' }, () => plain(memory.figures().entries))
  gauge({ name: 'kpsa_prepared_answers_bytes', help: 'Memory that prepared answers take.' }, () =>
    plain(memory.figures().bytes),
  )

  counter(
    {
      name: 'kpsa_rate_limit_refusals_total',
      help: 'Requests refused with 429, by what was counted.',
      labelNames: ['counted'],
    },
    () => Object.entries(limits.refusals).map(([counted, value]) => ({ labels: { counted }, value })),
  )

  gauge(
    { name: 'kpsa_public_state_number', help: 'State of the public content that this process knows.' },
    () => plain(state.known()?.number),
  )
  gauge(
    {
      name: 'kpsa_public_state_age_seconds',
      help: 'Time since that state was read; grows while there are no visitors.',
    },
    () => plain(state.known()?.ageSeconds),
  )

  if (sources.backlog) {
    gauge(
      {
        name: 'kpsa_webhook_deliveries',
        help: 'Messages to websites: waiting (failing ones included), failing, given up in 30 days.',
        labelNames: ['state'],
      },
      () =>
        backlog
          ? [
              { labels: { state: 'waiting' }, value: backlog.webhooks.waiting },
              { labels: { state: 'failing' }, value: backlog.webhooks.failing },
              { labels: { state: 'given-up' }, value: backlog.webhooks.givenUp },
            ]
          : [],
    )
    gauge(
      { name: 'kpsa_webhook_overdue_seconds', help: 'How late the most overdue message is; 0 if none is.' },
      () => plain(backlog?.webhooks.overdueSeconds),
    )
    gauge(
      {
        name: 'kpsa_jobs',
        help: 'Jobs, such as e-mails and set times: due now, running, scheduled for later, failed for good.',
        labelNames: ['state'],
      },
      () => {
        const { due, running, scheduled, failed } = backlog?.jobs ?? {}
        return Object.entries({ due, running, scheduled, failed }).flatMap(([name, value]) =>
          value === undefined ? [] : [{ labels: { state: name }, value }],
        )
      },
    )
    gauge({ name: 'kpsa_job_overdue_seconds', help: 'How late the most overdue job is; 0 if none is.' }, () =>
      plain(backlog?.jobs.overdueSeconds),
    )
    gauge(
      {
        name: 'kpsa_times_in_vain',
        help: 'Approved items that did not go live, or come down, at their time, and that nobody has seen to.',
      },
      () => plain(backlog?.unmetTimes),
    )
  }

  collectDefaultMetrics({ register: registry })

  return {
    contentType: registry.contentType,
    text: async (report) => {
      // Whoever watches needs the other figures all the more where the database does not answer.
      backlog = await sources.backlog?.().catch((error: unknown) => {
        report(error)
        return undefined
      })
      return registry.metrics()
    },
  }
}
