import { startRole, withPrograms } from '../child-program'
import { coldItemPaths, coldListPaths, homePage, listPath } from '../delivery-paths'
import type { Measurement, Row } from '../measurement'
import { compare, figuresOf, takeTurns } from '../take-turns'

const most = 1.3

export const growth: Measurement = {
  name: 'growth',
  about: 'the same question of few items and of many: what a request costs, more or less',
  needs: ['few', 'many', 'most'],
  async run(bench) {
    const { databases } = bench
    const { site, items } = databases
    const sizes = (['few', 'many', 'most'] as const).filter(
      (size, index, all) => all.findIndex((other) => items[other] === items[size]) === index,
    )
    const largest = sizes.at(-1) ?? 'most'
    return withPrograms(
      sizes.map((size) => startRole('delivery', databases.file(size))),
      async (programs) => {
        const questions: Record<string, (size: (typeof sizes)[number]) => Promise<() => string>> = {
          'list, warm': async () => () => listPath(site),
          'list, cold': async (size) => coldListPaths(site, await databases.places(size, 5_000)),
          'item, cold': async (size) => coldItemPaths(site, await databases.places(size, 5_000)),
          'home page': async () => () => homePage(site),
          changes: async () => () => `/v1/sites/${site}/changes?limit=10`,
        }
        const rows: Row[] = []
        const figures: Record<string, unknown> = {}
        for (const [what, pathsOf] of Object.entries(questions)) {
          const targets = []
          for (const [index, size] of sizes.entries()) {
            const program = programs[index]
            if (!program) throw new Error('The delivery role did not start.')
            const next = await pathsOf(size)
            const fixed = next() === next()
            targets.push({ name: size, program, path: next(), ...(!fixed && { nextPath: next }) })
          }
          const turns = await takeTurns(bench, targets)
          const { measured, note } = compare(turns, 'few', largest)
          rows.push({
            what: `${what}: cost of ${items[largest].toLocaleString('en-GB')} items : of ${items.few}`,
            measured,
            unit: '×',
            most,
            note,
          })
          figures[what] = figuresOf(turns)
        }
        return { rows, figures }
      },
    )
  },
}
