import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import path from 'node:path'
import { repository } from '../repository'
import { keepsBar, type Outcome, type Row } from './measurement'
import { rounded } from './statistics'

export type Report = {
  /** When it began, RFC 3339 UTC. */
  at: string
  quick: boolean
  /** False where only some measurements were asked for. */
  complete: boolean
  commit: string
  machine: { processors: number; model: string; memoryGb: number; node: string; system: string }
  /** Of the last minute, before and after: what else the machine was doing. */
  load: { before: number; after: number }
  how: { rounds: number; windowMs: number; connections: number; verdict: string }
  measurements: Record<string, Outcome>
}

const commit = (): string => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim()
  try {
    return (
      git('rev-parse', 'HEAD') +
      (git('status', '--porcelain', '--', 'src', 'payload.config.ts') ? ' and changes' : '')
    )
  } catch {
    return 'unknown'
  }
}

/** What stands at the top of the report; taken before measuring. */
export const circumstances = (): Pick<Report, 'at' | 'commit' | 'machine'> & { loadBefore: number } => ({
  at: new Date().toISOString(),
  commit: commit(),
  machine: {
    processors: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
  },
  loadBefore: rounded(loadavg()[0] ?? 0),
})

export const verdictRule =
  'Ratios are medians over rounds in which the servers take turns. The clock counts where both servers used a whole ' +
  'processor. Where one did not, because the client was at its limit or other programs took their share, requests in a ' +
  'second of the server’s processor time count instead.'

const figure = ({ measured, unit }: Row): string =>
  measured === undefined
    ? 'not there'
    : unit === '×'
      ? `${rounded(measured)} ×`
      : `${rounded(measured)} ${unit}`

const barOf = ({ least, most, unit }: Row): string => {
  if (least !== undefined) return `≥ ${least} ${unit}`
  return most === undefined ? '' : `≤ ${most} ${unit}`
}

const verdictOf = (row: Row): string => {
  const kept = keepsBar(row)
  return kept === undefined ? '' : kept ? 'ok' : 'missed'
}

const heads = ['What', 'Measured', 'Bar', ''] as const
const cells = (row: Row): string[] => [row.what, figure(row), barOf(row), verdictOf(row)]

/** For a terminal or a log: columns, with what stands behind each figure below it. */
export const plainTable = (rows: readonly Row[]): string => {
  const lines = [[...heads], ...rows.map(cells)]
  const widths = heads.map((_head, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const markdown = (report: Report): string => {
  const { machine, how, load } = report
  const parts = Object.entries(report.measurements).map(([name, { rows }]) =>
    [
      `## ${name}`,
      '',
      '| What | Measured | Bar | | Behind it |',
      '| --- | --- | --- | --- | --- |',
      ...rows.map((row) => `| ${[...cells(row), row.note ?? ''].join(' | ')} |`),
      '',
    ].join('\n'),
  )
  return [
    '# What was measured',
    '',
    '`npm run bench` writes this file and `results.json`; don’t edit them. docs/developers.md says how it measures.',
    '',
    `${report.at}, at ${report.commit}, on ${machine.processors} × ${machine.model}, ${machine.memoryGb} GB, ` +
      `${machine.system}, Node ${machine.node}. ${how.rounds} rounds of ${how.windowMs / 1000} s with ` +
      `${how.connections} connections; load ${load.before} before, ${load.after} after.` +
      (report.quick ? ' **A quick run, for trying out.**' : '') +
      (report.complete ? '' : ' **Not everything was measured.**'),
    '',
    how.verdict,
    '',
    ...parts,
  ].join('\n')
}

/** Writes results.json and README.md into the folder. */
export const writeReport = async (folder: string, report: Report): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'results.json'), `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(path.join(folder, 'README.md'), markdown(report))
}
