import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second, whatever its kernel's own clock (USER_HZ, proc_pid_stat(5)). */
const msPerTick = 10

/** Milliseconds that a process has computed so far, all its threads together: what a busy machine does not lengthen. */
export const processorTime = (processId: number): number => {
  const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
  // The name of the program, in brackets, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
}
