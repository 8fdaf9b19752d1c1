import { startBare } from '../bare-programs'
import { withPrograms } from '../child-program'
import type { Measurement } from '../measurement'
import { compare, figuresOf, takeTurns } from '../take-turns'

/** Of the size that a short list has. */
const answer = { body: Buffer.alloc(9_500, 'a'), type: 'text/plain; charset=utf-8' }

export const bare: Measurement = {
  name: 'bare',
  about: 'node:http and Express with the same 9.5 KB and nothing to do: what this machine gives at most',
  needs: [],
  run: (bench) =>
    withPrograms(
      [startBare('node', bench.folder, answer), startBare('express', bench.folder, answer)],
      async ([node, express]) => {
        if (!node || !express) throw new Error('The bare servers did not start.')
        const turns = await takeTurns(bench, [
          { name: 'node:http', program: node, path: '/' },
          { name: 'Express', program: express, path: '/' },
        ])
        return {
          rows: [{ what: 'bare Express : bare node:http', ...compare(turns, 'Express', 'node:http') }],
          figures: figuresOf(turns),
        }
      },
    ),
}
