import { answerOf, startBare } from '../bare-programs'
import { startRole, withPrograms } from '../child-program'
import { homePage, itemPath, listPath } from '../delivery-paths'
import type { Measurement } from '../measurement'
import { compare, figuresOf, takeTurns } from '../take-turns'

export const notModified: Measurement = {
  name: 'not-modified',
  about: 'answers to who has it already (304), of 10,000 items',
  needs: ['many'],
  async run(bench) {
    const { databases, folder } = bench
    const { site } = databases
    const [place] = await databases.places('many', 1)
    if (!place) throw new Error('There is no letter.')
    const body = { body: Buffer.from('{}'), type: 'application/json' }
    return withPrograms(
      [startRole('delivery', databases.file('many')), startBare('node', folder, body)],
      async ([delivery, node]) => {
        if (!delivery || !node) throw new Error('The servers did not start.')
        const conditional = async (name: string, program: typeof node, path: string) => ({
          name,
          program,
          path,
          status: 304 as const,
          headers: { 'if-none-match': (await answerOf(program, path)).tag },
        })
        const turns = await takeTurns(bench, [
          await conditional('node:http', node, '/'),
          await conditional('list', delivery, listPath(site)),
          await conditional('item', delivery, itemPath(site, place)),
          await conditional('home page', delivery, homePage(site)),
        ])
        return {
          rows: [
            { what: 'list, 304 : node:http, 304', ...compare(turns, 'list', 'node:http'), least: 0.7 },
            { what: 'item, 304 : node:http, 304', ...compare(turns, 'item', 'node:http') },
            { what: 'home page, 304 : node:http, 304', ...compare(turns, 'home page', 'node:http') },
          ],
          figures: figuresOf(turns),
        }
      },
    )
  },
}
