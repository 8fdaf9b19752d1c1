import { answerOf, startBare } from '../bare-programs'
import { startRole, withPrograms, type Program } from '../child-program'
import { homePage, itemPath, letterPage, listPath } from '../delivery-paths'
import type { Bench, Measurement, Row } from '../measurement'
import { compareByProcessor, figuresOf, takeTurns } from '../take-turns'
import { askByWrk, hasWrk } from '../wrk-load'

/** Rounds are short, and a machine's speed changes from one second to the next. */
const moreRounds = 3

type Asked = { what: string; path: string; status: 200 | 304; least: number }

const askedOf = async ({ databases }: Bench): Promise<Asked[]> => {
  const { site } = databases
  const [place] = await databases.places('many', 1)
  if (!place) throw new Error('There is no letter.')
  const found = [
    { what: 'list', path: listPath(site), least: 0.8 },
    { what: 'item', path: itemPath(site, place), least: 0.7 },
    { what: 'home page', path: homePage(site), least: 0.8 },
    { what: 'letter’s page', path: letterPage(site, place), least: 0.8 },
  ]
  return [
    ...found.map((one) => ({ ...one, status: 200 as const })),
    ...found.map(({ what, path }) => ({ what: `${what}, 304`, path, status: 304 as const, least: 0.8 })),
  ]
}

const compareOne = async (bench: Bench, delivery: Program, { what, path, status, least }: Asked) => {
  const answer = await answerOf(delivery, path)
  return withPrograms([startBare('node', bench.folder, answer)], async ([node]) => {
    if (!node) throw new Error('The bare server did not start.')
    const conditional = async (program: Program, address: string): Promise<Record<string, string>> =>
      status === 304 ? { 'if-none-match': (await answerOf(program, address)).tag } : {}
    const turns = await takeTurns(
      { ...bench, rounds: bench.rounds * moreRounds },
      [
        { name: what, program: delivery, path, status, headers: await conditional(delivery, path) },
        { name: 'node:http', program: node, path: '/', status, headers: await conditional(node, '/') },
      ],
      askByWrk,
    )
    return {
      row: { what: `${what} : node:http`, ...compareByProcessor(turns, what, 'node:http'), least },
      figures: figuresOf(turns),
    }
  })
}

export const byWrk: Measurement = {
  name: 'by-wrk',
  about:
    'answers from memory, of 10,000 items, asked by wrk where it is installed, by the server’s processor time',
  needs: ['many'],
  async run(bench) {
    const asked = await askedOf(bench)
    if (!(await hasWrk())) {
      const rows = asked.map(({ what, least }): Row => ({
        what: `${what} : node:http`,
        measured: undefined,
        unit: '×',
        least,
        note: 'wrk is not installed',
      }))
      return { rows, figures: {} }
    }
    return withPrograms([startRole('delivery', bench.databases.file('many'))], async ([delivery]) => {
      if (!delivery) throw new Error('The delivery role did not start.')
      const rows: Row[] = []
      const figures: Record<string, unknown> = {}
      for (const one of asked) {
        const outcome = await compareOne(bench, delivery, one)
        rows.push(outcome.row)
        figures[one.what] = outcome.figures
      }
      return { rows, figures }
    })
  },
}
