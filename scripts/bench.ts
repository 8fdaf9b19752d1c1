import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import path from 'node:path'
import { benchFolder, openDatabases } from './bench/data/databases'
import { keepsBar, type Bench, type Outcome, type Size } from './bench/measurement'
import { measurements } from './bench/measurements'
import { circumstances, plainTable, verdictRule, writeReport } from './bench/report'
import { rounded } from './bench/statistics'
import { onlyOne } from './only-one.mjs'
import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { inRepository } from './repository'

const usage = `
npm run bench [-- OPTIONS]

Measures how fast everything is, on this machine and against bare servers and Payload's own REST, and writes the
figures to bench/results.json and bench/README.md. Leave the machine alone meanwhile. The databases to measure with
are kept in .bench/; making them takes some minutes.

  --only NAME    measures this alone; may be repeated
  --quick        short and rough, with 10,000 items at most; for trying out
  --out FOLDER   where to write; by default bench/, and .bench/ where --only or --quick leaves something out
  --strict       ends with 1 where a bar is missed; without it, they are only shown
  --help         this text

What can be measured:
${measurements.map(({ name, about }) => `  ${name.padEnd(18)}  ${about}`).join('\n')}
`

const { values, positionals } = readOptions(usage, {
  only: { type: 'string', multiple: true },
  quick: { type: 'boolean', default: false },
  out: { type: 'string' },
  strict: { type: 'boolean', default: false },
})

const giveUp = (sentence: string): never => {
  console.error(sentence)
  process.exit(1)
}

const names = measurements.map(({ name }) => name)
for (const name of values.only ?? []) {
  if (!names.includes(name)) giveUp(`There is no measurement "${name}". There are: ${names.join(', ')}.`)
}
if (positionals.length > 0) giveUp(`"${positionals[0]}" is no option. To choose measurements: --only NAME.`)

const quick = values.quick === true
const chosen = measurements.filter(({ name }) => values.only?.includes(name) ?? true)
const complete = chosen.length === measurements.length
const out = path.resolve(values.out ?? (complete && !quick ? inRepository('bench') : benchFolder))
const settings = quick
  ? { rounds: 2, windowMs: 300, connections: 10, fewer: 10 }
  : { rounds: 5, windowMs: 1000, connections: 10, fewer: 1 }

const makeDatabases = async (databases: Bench['databases']): Promise<void> => {
  const needed = new Set(chosen.flatMap(({ needs }) => needs))
  for (const size of ['few', 'many', 'most'] satisfies Size[]) {
    if (!needed.has(size) || databases.isMade(size)) continue
    const items = databases.items[size].toLocaleString('en-GB')
    await withProgress(`Making a database of ${items} published items`, () => databases.make(size))
  }
}

const measure = async (): Promise<number> => {
  const { loadBefore, ...top } = circumstances()
  await mkdir(benchFolder, { recursive: true })
  for (const name of await readdir(benchFolder)) {
    // Of a run that was interrupted.
    if (name.startsWith('run-')) await rm(path.join(benchFolder, name), { recursive: true, force: true })
  }
  const databases = openDatabases(quick)
  await makeDatabases(databases)
  const outcomes: Record<string, Outcome> = {}
  for (const { name, run } of chosen) {
    const folder = await mkdtemp(path.join(benchFolder, 'run-'))
    try {
      outcomes[name] = await withProgress(`Measuring ${name}`, () => run({ ...settings, databases, folder }))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  const { rounds, windowMs, connections } = settings
  await writeReport(out, {
    ...top,
    quick,
    complete,
    load: { before: loadBefore, after: rounded(loadavg()[0] ?? 0) },
    how: { rounds, windowMs, connections, verdict: verdictRule },
    measurements: outcomes,
  })
  const rows = Object.values(outcomes).flatMap((outcome) => outcome.rows)
  const missed = rows.filter((row) => keepsBar(row) === false).length
  const kept = rows.filter((row) => keepsBar(row) === true).length
  console.log(
    `\n${plainTable(rows)}\n\n${kept} bars kept, ${missed} missed. Details: ${path.relative('.', out)}/`,
  )
  return values.strict && missed > 0 ? 1 : 0
}

// Ended in the ordinary way, so that the servers end too.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))
try {
  const exitCode = await onlyOne(inRepository('.cache', 'bench.lock'), measure, {
    onWait: () => console.log('Waiting for another measurement to end…'),
  })
  process.exit(exitCode)
} catch (error) {
  giveUp(error instanceof Error ? (error.stack ?? error.message) : String(error))
}
