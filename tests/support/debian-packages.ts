import { existsSync } from 'node:fs'
import { runCommand } from './run-command'

/** Whether this is root on Debian or what comes of it, as in a container where tests run. */
export const mayInstallPackages = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0

/** @throws with what apt-get said */
export const installPackages = async (...names: string[]): Promise<void> => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...names]]) {
    const { exitCode, stderr } = await runCommand('apt-get', args, { env, timeout: 10 * 60_000 })
    if (exitCode !== 0) throw new Error(`apt-get ${args[0]} failed.\n${stderr.trim()}`)
  }
}
