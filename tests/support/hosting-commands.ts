import type { Command } from '../../scripts/command'
import { createAdmin } from '../../scripts/commands/create-admin'
import { installation } from '../../scripts/commands/installation'
import { migrate } from '../../scripts/commands/migrate'
import { reconcile } from '../../scripts/commands/reconcile'
import { seed } from '../../scripts/commands/seed'
import { verifyAudit } from '../../scripts/commands/verify-audit'
import { withOwnLog } from '../../src/settings/program-log'

const commands = {
  'create-admin': createAdmin,
  installation,
  migrate,
  reconcile,
  seed,
  'verify-audit': verifyAudit,
} satisfies Record<string, Command>

export type HostedCommand = keyof typeof commands

export type CommandRun = { command: HostedCommand; args: string[]; environment: NodeJS.ProcessEnv }

/** What is under way with each database. */
const turns = new Map<string, Promise<unknown>>()

/**
 * One command after another for each database: to wait for another process's lock SQLite stops this one, in which the
 * other command would have to go on.
 */
const inTurn = <Result>(database: string, work: () => Promise<Result>): Promise<Result> => {
  const turn = (turns.get(database) ?? Promise.resolve()).then(work, work)
  turns.set(database, turn)
  return turn
}

/** Runs a command in this process, with all that it prints, its log included, going to these. @returns the exit code */
export const runHosted = (
  { command, args, environment }: CommandRun,
  print: { stdout: (text: string) => void; stderr: (text: string) => void },
): Promise<number> => {
  const [stdout, stderr] = [{ write: print.stdout }, { write: print.stderr }]
  return inTurn(environment.DATABASE_URI ?? '', () =>
    withOwnLog({ level: environment.LOG_LEVEL ?? 'info', to: stdout }, () =>
      commands[command](args, () => environment, { stdout, stderr }),
    ),
  )
}
