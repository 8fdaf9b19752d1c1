import { againstBare } from '../against-bare'
import type { Measurement } from '../measurement'

export const calendar: Measurement = {
  name: 'calendar',
  about: 'a site’s calendar (events.ics), of 10,000 items, one in ten of them an event',
  needs: ['many'],
  run: (bench) =>
    againstBare(bench, {
      what: 'calendar, warm',
      path: `/v1/sites/${bench.databases.site}/events.ics`,
    }),
}
