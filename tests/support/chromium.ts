import { existsSync } from 'node:fs'
import { withProgress } from '../../scripts/progress.mjs'
import { commandOnPath } from './command-on-path'
import { installPackages, mayInstallPackages } from './debian-packages'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of a Chromium on this machine: CHROMIUM_PATH, else what the PATH leads to; undefined where there is none. */
export const findChromium = (): string | undefined => {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error('CHROMIUM_PATH names a file that is not there.')
    return named
  }
  return names.map(commandOnPath).find((path) => path !== undefined)
}

/**
 * Path of Chromium, installed from Debian's packages where there is none and this is root on Debian.
 *
 * @throws with a sentence that says what to do
 */
export const ensureChromium = async (): Promise<string> => {
  const found = findChromium()
  if (found) return found
  if (mayInstallPackages())
    await withProgress('Installing Chromium for the browser tests', () => installPackages('chromium'))
  const installed = findChromium()
  if (!installed) {
    throw new Error('The browser tests need Chromium: install it, or set CHROMIUM_PATH to one.')
  }
  return installed
}
