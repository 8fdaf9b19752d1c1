import { againstBare } from '../against-bare'
import { itemPath } from '../delivery-paths'
import type { Measurement } from '../measurement'

export const item: Measurement = {
  name: 'item',
  about: 'one letter through the delivery API, of 10,000 items',
  needs: ['many'],
  async run(bench) {
    const [place] = await bench.databases.places('many', 1)
    if (!place) throw new Error('There is no letter.')
    return againstBare(bench, { what: 'item, warm', path: itemPath(bench.databases.site, place) })
  },
}
