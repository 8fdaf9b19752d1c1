import { readFileSync } from 'node:fs'

/** Linux counts the time of processes in hundredths of a second (USER_HZ, proc(5)), whatever the machine. */
const ticksPerSecond = 100

/** Seconds of processor time that a process has used; undefined where the system does not tell (only Linux does). */
export const cpuSeconds = (processId: number): number | undefined => {
  try {
    // The second field, the name, is in brackets and may hold spaces.
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
  } catch {
    return undefined
  }
}

/** Resident memory of a process in MB (of 1,000,000 bytes); undefined where the system does not tell. */
export const residentMegabytes = (processId: number): number | undefined => {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1]
    return kibibytes === undefined ? undefined : (Number(kibibytes) * 1024) / 1e6
  } catch {
    return undefined
  }
}
