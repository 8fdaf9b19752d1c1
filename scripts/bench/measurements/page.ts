import { againstBare } from '../against-bare'
import { homePage, letterPage } from '../delivery-paths'
import type { Measurement } from '../measurement'

export const page: Measurement = {
  name: 'page',
  about: 'public pages, of 10,000 items: a school’s home page, and a letter',
  needs: ['many'],
  async run(bench) {
    const { site, places } = bench.databases
    const [place] = await places('many', 1)
    if (!place) throw new Error('There is no letter.')
    const pages = [
      { what: 'home page, warm', path: homePage(site), least: 0.7 },
      { what: 'letter’s page, warm', path: letterPage(site, place), least: 0.7 },
    ]
    const rows = []
    const figures: Record<string, unknown> = {}
    for (const one of pages) {
      const outcome = await againstBare(bench, one)
      rows.push(...outcome.rows)
      figures[one.what] = outcome.figures
    }
    return { rows, figures }
  },
}
