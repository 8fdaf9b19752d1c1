import { createClient } from '@libsql/client'
import autocannon from 'autocannon'
import { startRole, withPrograms } from '../child-program'
import type { Place } from '../data/databases'
import { coldItemPaths, coldListPaths, homePage, letterPage, listPath } from '../delivery-paths'
import { liveMemory, reportingLiveMemory } from '../../live-memory'
import type { Measurement } from '../measurement'
import { residentMegabytes } from '../process-usage'
import { rounded } from '../statistics'

/** After how many requests in all the memory is looked at. */
const looks = [8_000, 14_000, 20_000]

/** How often something is published meanwhile, in milliseconds: every answer in memory is out of date then. */
const publishEveryMs = 500

type Asked = { path: string; headers?: Record<string, string> }

/**
 * Requests of all sorts in turn: half of them for the same few addresses, half for always others, and some that are
 * answered with 304, 400 and 404.
 */
const mixedRequests = (site: string, places: readonly Place[]): (() => Asked) => {
  const [coldList, coldItem] = [coldListPaths(site, places), coldItemPaths(site, places)]
  const api = `/v1/sites/${site}`
  const sorts: ((asked: number, place: Place) => Asked)[] = [
    () => ({ path: listPath(site) }),
    () => ({ path: coldList() }),
    () => ({ path: coldItem() }),
    () => ({ path: homePage(site) }),
    () => ({ path: listPath(site), headers: { 'If-None-Match': '*' } }),
    (_asked, place) => ({ path: letterPage(site, place) }),
    () => ({ path: `${api}/changes?limit=10` }),
    () => ({ path: `${api}/feed.rss` }),
    () => ({ path: `${api}/events.ics` }),
    (asked) => ({ path: `${api}/search?q=${asked.toString(36)}` }),
    (asked) => ({ path: `${api}/letters?after=${asked.toString(36)}` }),
    (asked) => ({ path: `${api}/letters/never-there-${asked}` }),
    (asked) => ({ path: `${homePage(site)}?from=${asked}` }),
    (asked) => ({
      path: `${api}/events?expand=occurrences&from=${new Date(asked * 86_400_000).toISOString().slice(0, 10)}`,
    }),
  ]
  let asked = 0
  return () => {
    asked += 1
    const [sort, place] = [sorts[asked % sorts.length], places[(asked * 7) % places.length]]
    return sort && place ? sort(asked, place) : { path: listPath(site) }
  }
}

/** Publishes the same letter again and again, as far as delivery can see: its place in the changes, and the state. */
const republishing = (file: string, site: string, { slug }: Place): { stop: () => Promise<void> } => {
  const client = createClient({ url: `file:${file}` })
  const next = "(SELECT value + 1 FROM counters WHERE name = 'publications')"
  let last: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    last = last.then(() =>
      client.batch(
        [
          {
            sql: `UPDATE publications SET sequence = ${next}, changed_at = ? WHERE site = ? AND kind = 'letter' AND slug = ?`,
            args: [new Date().toISOString(), site, slug],
          },
          `UPDATE counters SET value = value + 1 WHERE name = 'publications'`,
        ],
        'write',
      ),
    )
  }, publishEveryMs)
  return {
    async stop() {
      clearInterval(timer)
      await last
      client.close()
    },
  }
}

export const memory: Measurement = {
  name: 'memory',
  about:
    'memory of the delivery role with 10,000 items: when ready, and in a long run of mixed requests, with publications',
  needs: ['many'],
  async run({ databases, fewer, folder }) {
    const { site } = databases
    const places = await databases.places('many', 5_000)
    const nextRequest = mixedRequests(site, places)
    const file = await databases.copy('many', folder)
    return withPrograms([startRole('delivery', file, reportingLiveMemory(folder))], async ([delivery]) => {
      if (!delivery) throw new Error('The delivery role did not start.')
      const resident = () => residentMegabytes(delivery.processId) ?? NaN
      const ready = resident()
      const [published] = places
      if (!published) throw new Error('There is no letter.')
      const publisher = republishing(file, site, published)
      const after: { requests: number; resident: number; live: number }[] = []
      let sent = 0
      try {
        for (const look of looks.map((requests) => Math.ceil(requests / fewer))) {
          const result = await autocannon({
            url: delivery.url + listPath(site),
            connections: 10,
            amount: look - sent,
            requests: [{ setupRequest: (request) => ({ ...request, ...nextRequest() }) }],
          })
          const failed = result['5xx'] + result.errors
          if (failed > 0) throw new Error(`Of the mixed requests, ${failed} failed.`)
          sent = look
          const busy = resident()
          const live = (await liveMemory(delivery.processId, folder)) / 1e6
          after.push({ requests: look, resident: busy, live })
        }
      } finally {
        await publisher.stop()
      }
      const [first, last] = [after[0], after.at(-1)]
      if (!first || !last) throw new Error('Nobody looked.')
      const whole = (number: number) => number.toLocaleString('en-GB')
      const known = (figure: number) => (Number.isNaN(figure) ? undefined : figure)
      const all = (figure: 'resident' | 'live') =>
        after.map((look) => `${rounded(look[figure])} MB`).join(', ')
      return {
        rows: [
          { what: 'delivery role, memory when ready', measured: known(ready), unit: 'MB', most: 200 },
          {
            what: `delivery role, memory after ${whole(last.requests)} mixed requests`,
            measured: known(last.resident),
            unit: 'MB',
            note: `${all('resident')}; answers that are kept may take 64 MB of it`,
          },
          {
            what: `memory that is held on to after ${whole(last.requests)} requests : after ${whole(first.requests)}`,
            measured: last.live / first.live,
            unit: '×',
            most: 1.1,
            note: `${all('live')}, all garbage collected`,
          },
        ],
        figures: {
          residentMegabytesWhenReady: rounded(ready),
          after: after.map((look) => ({
            requests: look.requests,
            residentMegabytes: rounded(look.resident),
            liveMegabytes: rounded(look.live),
          })),
        },
      }
    })
  },
}
