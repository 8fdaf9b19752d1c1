import autocannon from 'autocannon'
import { startRole, withPrograms } from '../child-program'
import { coldItemPaths, coldListPaths, homePage, letterPage, listPath } from '../delivery-paths'
import type { Measurement } from '../measurement'
import { residentMegabytes } from '../process-usage'
import { rounded } from '../statistics'

/** After how many requests in all the memory is looked at. */
const looks = [5_000, 20_000, 35_000, 50_000]

export const memory: Measurement = {
  name: 'memory',
  about: 'memory of the delivery role with 10,000 items: when ready, and in a long run of mixed requests',
  needs: ['many'],
  async run({ databases, fewer }) {
    const { site } = databases
    const places = await databases.places('many', 5_000)
    const [coldList, coldItem] = [coldListPaths(site, places), coldItemPaths(site, places)]
    let asked = 0
    /** Half of it the same few addresses, half of it always others. */
    const nextPath = (): string => {
      asked += 1
      const place = places[(asked * 7) % places.length]
      switch (asked % 8) {
        case 0:
        case 4:
          return listPath(site)
        case 1:
          return coldList()
        case 2:
        case 6:
          return coldItem()
        case 3:
          return homePage(site)
        case 5:
          return place ? letterPage(site, place) : homePage(site)
        default:
          return `/v1/sites/${site}/changes?limit=10`
      }
    }
    return withPrograms([startRole('delivery', databases.file('many'))], async ([delivery]) => {
      if (!delivery) throw new Error('The delivery role did not start.')
      const resident = () => residentMegabytes(delivery.processId) ?? NaN
      const ready = resident()
      const after: { requests: number; megabytes: number }[] = []
      let sent = 0
      for (const look of looks.map((requests) => Math.ceil(requests / fewer))) {
        const result = await autocannon({
          url: delivery.url + listPath(site),
          connections: 10,
          amount: look - sent,
          requests: [{ setupRequest: (request) => ({ ...request, path: nextPath() }) }],
        })
        if (result.non2xx > 0 || result.errors > 0) {
          throw new Error(
            `Of the mixed requests, ${result.non2xx + result.errors} were not answered with 200.`,
          )
        }
        sent = look
        after.push({ requests: look, megabytes: resident() })
      }
      const [first, last] = [after[0]?.megabytes ?? NaN, after.at(-1)?.megabytes ?? NaN]
      const whole = (number: number | undefined) => (number ?? 0).toLocaleString('en-GB')
      const known = (figure: number) => (Number.isNaN(figure) ? undefined : figure)
      return {
        rows: [
          { what: 'delivery role, memory when ready', measured: known(ready), unit: 'MB', most: 200 },
          {
            what: `delivery role, memory after ${whole(after[0]?.requests)} requests`,
            measured: known(first),
            unit: 'MB',
            most: 200,
          },
          {
            what: `memory after ${whole(after.at(-1)?.requests)} requests : after ${whole(after[0]?.requests)}`,
            measured: known(last / first),
            unit: '×',
            most: 1.25,
            note: after.map(({ megabytes }) => `${rounded(megabytes)} MB`).join(', '),
          },
        ],
        figures: {
          residentMegabytesWhenReady: rounded(ready),
          after: after.map(({ requests, megabytes }) => ({ requests, megabytes: rounded(megabytes) })),
        },
      }
    })
  },
}
