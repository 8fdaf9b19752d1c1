import { existsSync } from 'node:fs'
import { withProgress } from '../../scripts/progress.mjs'
import { commandOnPath } from './command-on-path'
import { installPackages, mayInstallPackages } from './debian-packages'

/** Where Debian has it, which is not on everybody's PATH. */
const usualPlace = '/usr/sbin/nginx'

const findNginx = (): string | undefined => {
  const named = process.env.NGINX_PATH
  if (named) {
    if (!existsSync(named)) throw new Error('NGINX_PATH names a file that is not there.')
    return named
  }
  return commandOnPath('nginx') ?? (existsSync(usualPlace) ? usualPlace : undefined)
}

/**
 * Path of nginx: NGINX_PATH, else what is installed, else installed from Debian's packages where this is root on
 * Debian.
 *
 * @throws with a sentence that says what to do
 */
export const ensureNginx = async (): Promise<string> => {
  const found = findNginx()
  if (found) return found
  if (mayInstallPackages())
    await withProgress('Installing nginx for the test behind a proxy', () => installPackages('nginx'))
  const installed = findNginx()
  if (!installed)
    throw new Error('The test behind a real proxy needs nginx: install it, or set NGINX_PATH to one.')
  return installed
}
