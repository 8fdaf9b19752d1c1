import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

export type ChildProcessSeen = { id: number; state: string; command: string }

/** The children of a process, as the system lists them; a state that begins with Z is a zombie. */
export const childrenOf = (processId: number): ChildProcessSeen[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, id, parent, state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
      return Number(parent) === processId ? [{ id: Number(id), state, command }] : []
    })

/** The processes in which a process prepares files. */
export const helpersOf = (processId: number): number[] =>
  childrenOf(processId).flatMap(({ id, command }) => (command.includes('prepare-file-program') ? [id] : []))

/**
 * Kills every process in which a process prepares files, as soon as there is one, until the function that comes back
 * is called. When this resolves, there is none.
 */
export const withoutHelpers = async (processId: number): Promise<() => void> => {
  const kill = (): number => {
    const helpers = helpersOf(processId)
    for (const id of helpers) {
      try {
        process.kill(id, 'SIGKILL')
      } catch {
        // It was gone already.
      }
    }
    return helpers.length
  }
  while (kill() > 0) await pause(50)
  const killing = setInterval(kill, 50)
  return () => clearInterval(killing)
}

export const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false
  }
}
