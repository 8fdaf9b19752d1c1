import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onlyOne } from '../../scripts/only-one.mjs'
import { runCommand } from './run-command'

/** Whether this is root on Debian or what comes of it, as in a container where tests run. */
export const mayInstallPackages = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0

/**
 * One at a time: several test files may each find that something is missing. No service is started.
 * @throws with what apt-get said
 */
export const installPackages = (...names: string[]): Promise<void> =>
  onlyOne(path.join(tmpdir(), 'kpsa-debian-packages.lock'), async () => {
    // At runlevel 1 Debian's packages leave the services alone that they bring.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
    for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...names]]) {
      const { exitCode, stderr } = await runCommand('apt-get', args, { env, timeout: 10 * 60_000 })
      if (exitCode !== 0) throw new Error(`apt-get ${args[0]} failed.\n${stderr.trim()}`)
    }
  })
