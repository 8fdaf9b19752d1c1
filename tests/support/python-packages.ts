import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { onlyOne } from '../../scripts/only-one.mjs'
import { inRepository } from '../../scripts/repository'
import { commandOnPath } from './command-on-path'
import { installPackages, mayInstallPackages } from './debian-packages'
import { runCommand } from './run-command'

const inFolder = (folder: string, command: string): string =>
  process.platform === 'win32'
    ? path.join(folder, 'Scripts', `${command}.exe`)
    : path.join(folder, 'bin', command)

const run = async (name: string, command: string, args: string[]): Promise<void> => {
  const { exitCode, stdout, stderr } = await runCommand(command, args, { timeout: 5 * 60_000 })
  if (exitCode !== 0) throw new Error(`${name} could not be installed.\n${stdout}${stderr}`.trim())
}

/** Python with all that it takes to install something for it; undefined where there is none. */
const findPython = async (): Promise<string | undefined> => {
  const needed = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))'
  for (const name of ['python3', 'python']) {
    const python = commandOnPath(name)
    if (python && (await runCommand(python, ['-c', needed])).exitCode === 0) return python
  }
  return undefined
}

/**
 * Installed from Debian's packages where there is none and this is root on Debian, as Chromium is.
 * @throws with a sentence that says what to do
 */
const ensurePython = async (name: string): Promise<string> => {
  const found = await findPython()
  if (found) return found
  if (mayInstallPackages()) await installPackages('python3', 'python3-venv')
  const installed = await findPython()
  if (!installed) {
    throw new Error(
      `This test uses ${name}, which needs Python 3.10 or newer with pip and venv: install it, such as with ` +
        '"apt-get install python3 python3-venv".',
    )
  }
  return installed
}

/**
 * Packages for Python of exactly the versions in a file of requirements; installed once, into .cache.
 *
 * @param name of the package that is wanted, as in `.cache` and in what goes wrong
 * @returns where its commands are; `python` is one of them
 * @throws with a sentence that says what to do, where there is no Python, or pip cannot install it
 */
export const installPythonPackages = async (
  name: string,
  requirements: string,
): Promise<(command: string) => string> => {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const folder = inRepository('.cache', `${name}-${version}`)
  const complete = path.join(folder, 'complete')
  await mkdir(inRepository('.cache'), { recursive: true })
  return onlyOne(`${folder}.lock`, async () => {
    const commands = (command: string): string => inFolder(folder, command)
    if (existsSync(complete)) return commands
    await rm(folder, { recursive: true, force: true })
    await run(name, await ensurePython(name), ['-m', 'venv', folder])
    const quiet = ['--quiet', '--disable-pip-version-check']
    await run(name, commands('python'), ['-m', 'pip', 'install', ...quiet, '--requirement', requirements])
    await writeFile(complete, '')
    return commands
  })
}
