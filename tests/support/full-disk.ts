import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import { runCommand } from './run-command'
import type { RunningSystem } from './running-system'

/** A folder of a running system that can be made to take nothing more, and to take more again. */
export type DiskToFill = {
  folder: string
  fill: (system: RunningSystem) => Promise<void>
  free: (system: RunningSystem) => Promise<void>
  remove: () => Promise<void>
}

/** Undefined where this machine cannot do it. */
type Make = () => Promise<DiskToFill | undefined>

const newFolder = () => mkdtemp(path.join(tmpdir(), 'kpsa-disk-'))

/** Room that the log of SQLite already has, in which it could write on although the disk is full. */
const giveUpLog = async ({ databaseUri }: RunningSystem): Promise<void> => {
  const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
  try {
    await client.execute('PRAGMA busy_timeout = 5000')
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    client.close()
  }
}

const writeUntilFull = (file: string): void => {
  const handle = openSync(file, 'a')
  try {
    for (const size of [1 << 20, 1 << 12, 1]) {
      try {
        for (;;) writeSync(handle, Buffer.alloc(size))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    }
  } finally {
    closeSync(handle)
  }
}

/** A small disk of its own, in memory: needs the right to mount, as root has it in most places. */
const smallDisk: Make = async () => {
  const folder = await newFolder()
  const { exitCode } = await runCommand('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', folder]).catch(
    () => ({ exitCode: 1 }),
  )
  if (exitCode !== 0) {
    await rm(folder, { recursive: true, force: true })
    return undefined
  }
  const filler = path.join(folder, 'filler')
  return {
    folder,
    fill: async (system) => {
      await giveUpLog(system)
      writeUntilFull(filler)
    },
    free: async () => rmSync(filler, { force: true }),
    remove: async () => {
      await runCommand('umount', ['--lazy', folder])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The program may write into no file beyond its first kilobyte; needs `prlimit` (util-linux), and no rights. */
const smallFiles: Make = async () => {
  const works = await runCommand('prlimit', ['--version']).catch(() => ({ exitCode: 1 }))
  if (works.exitCode !== 0) return undefined
  const limit = async ({ processId }: RunningSystem, soft: string) => {
    const { exitCode, stderr } = await runCommand('prlimit', [`--pid=${processId}`, `--fsize=${soft}:`])
    if (exitCode !== 0) throw new Error(stderr)
  }
  const folder = await newFolder()
  return {
    folder,
    fill: (system) => limit(system, '1024'),
    free: (system) => limit(system, 'unlimited'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Ways in which a disk can be full, each as real as it gets without a disk. */
export const waysToBeFull: { name: string; make: Make }[] = [
  { name: 'a full disk', make: smallDisk },
  { name: 'a limit of the size of files', make: smallFiles },
]
