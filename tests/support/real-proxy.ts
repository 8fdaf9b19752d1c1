import { existsSync } from 'node:fs'
import { withProgress } from '../../scripts/progress.mjs'
import { commandOnPath } from './command-on-path'
import { installPackages, mayInstallPackages } from './debian-packages'

export type ProxyName = 'nginx' | 'caddy'

const find = (name: ProxyName): string | undefined => {
  const variable = `${name.toUpperCase()}_PATH`
  const named = process.env[variable]
  if (named) {
    if (!existsSync(named)) throw new Error(`${variable} names a file that is not there.`)
    return named
  }
  // Where Debian has nginx, which is not on everybody's PATH.
  const usual = `/usr/sbin/${name}`
  return commandOnPath(name) ?? (existsSync(usual) ? usual : undefined)
}

/**
 * Path of a real proxy: NGINX_PATH or CADDY_PATH, else what is installed, else installed from Debian's packages where
 * this is root on Debian.
 *
 * @throws with a sentence that says what to do
 */
export const ensureProxy = async (name: ProxyName): Promise<string> => {
  const found = find(name)
  if (found) return found
  if (mayInstallPackages())
    await withProgress(`Installing ${name} for the test behind a proxy`, () => installPackages(name))
  const installed = find(name)
  if (!installed)
    throw new Error(
      `The test behind ${name} needs it: install it, or set ${name.toUpperCase()}_PATH to its program.`,
    )
  return installed
}
