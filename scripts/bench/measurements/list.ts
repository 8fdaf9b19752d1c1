import { answerOf, startBare } from '../bare-programs'
import { startAuthoring, startRole, withPrograms } from '../child-program'
import { signInAs } from '../data/alliance'
import { coldListPaths, listPath } from '../delivery-paths'
import type { Measurement } from '../measurement'
import { compare, figuresOf, takeTurns } from '../take-turns'

export const list: Measurement = {
  name: 'list',
  about:
    'ten letters: the delivery API, of 10,000 items; Payload’s REST, of 100; bare servers, the same body',
  needs: ['few', 'many'],
  async run(bench) {
    const { databases, folder } = bench
    const { site } = databases
    const path = listPath(site)
    const places = await databases.places('many', 5_000)
    const authoringFile = await databases.copy('few', folder)
    return withPrograms(
      [startRole('delivery', databases.file('many')), startAuthoring(authoringFile)],
      async ([delivery, authoring]) => {
        if (!delivery || !authoring) throw new Error('The program did not start.')
        const editor = await signInAs(authoring.url, 'editor')
        const answer = await answerOf(delivery, path)
        return withPrograms(
          [startBare('node', folder, answer), startBare('express', folder, answer)],
          async ([node, express]) => {
            if (!node || !express) throw new Error('The bare servers did not start.')
            const rest = { program: authoring, headers: editor.headers }
            const turns = await takeTurns(bench, [
              { name: 'node:http', program: node, path: '/' },
              { name: 'warm', program: delivery, path },
              { name: 'cold', program: delivery, path, nextPath: coldListPaths(site, places) },
              { name: 'gzip', program: delivery, path, headers: { 'accept-encoding': 'gzip' } },
              { name: 'Express', program: express, path: '/' },
              { name: 'REST', ...rest, path: '/api/letters?limit=10&depth=0' },
              { name: 'REST, depth 1', ...rest, path: '/api/letters?limit=10&depth=1' },
            ])
            return {
              rows: [
                { what: 'list, warm : node:http', ...compare(turns, 'warm', 'node:http'), least: 0.7 },
                { what: 'list, warm : Payload’s REST list', ...compare(turns, 'warm', 'REST'), least: 100 },
                { what: 'list, cold : Payload’s REST list', ...compare(turns, 'cold', 'REST'), least: 4 },
                { what: 'list, warm : Express', ...compare(turns, 'warm', 'Express') },
                { what: 'list, cold : list, warm', ...compare(turns, 'cold', 'warm') },
                { what: 'list, warm, with gzip : without', ...compare(turns, 'gzip', 'warm') },
                {
                  what: 'list, cold : Payload’s REST list with depth 1',
                  ...compare(turns, 'cold', 'REST, depth 1'),
                },
              ],
              figures: { path, bytes: answer.body.length, ...figuresOf(turns) },
            }
          },
        )
      },
    )
  },
}
