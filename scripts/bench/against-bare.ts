import { answerOf, startBare } from './bare-programs'
import { startRole, withPrograms } from './child-program'
import type { Bench, Outcome } from './measurement'
import { compare, figuresOf, takeTurns } from './take-turns'

/**
 * Compares one address of the delivery role, which answers the same again and again, with bare servers that answer
 * with the same body.
 *
 * @param options.what for the table
 * @param options.least the bar against node:http, if it has one
 */
export const againstBare = async (
  bench: Bench,
  { what, path, least }: { what: string; path: string; least?: number },
): Promise<Outcome> =>
  withPrograms([startRole('delivery', bench.databases.file('many'))], async ([delivery]) => {
    if (!delivery) throw new Error('The delivery role did not start.')
    const probe = await fetch(delivery.url + path)
    await probe.arrayBuffer()
    if (probe.status === 404) {
      return { rows: [{ what, measured: undefined, unit: '×', note: `there is no ${path}` }], figures: {} }
    }
    const answer = await answerOf(delivery, path)
    return withPrograms(
      [startBare('node', bench.folder, answer), startBare('express', bench.folder, answer)],
      async ([node, express]) => {
        if (!node || !express) throw new Error('The bare servers did not start.')
        const turns = await takeTurns(bench, [
          { name: what, program: delivery, path },
          { name: 'node:http', program: node, path: '/' },
          { name: 'Express', program: express, path: '/' },
        ])
        return {
          rows: [
            { what: `${what} : node:http`, ...compare(turns, what, 'node:http'), least },
            { what: `${what} : Express`, ...compare(turns, what, 'Express') },
          ],
          figures: { path, bytes: answer.body.length, ...figuresOf(turns) },
        }
      },
    )
  })
