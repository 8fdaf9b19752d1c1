/**
 * `node scripts/with-dependencies.mjs COMMAND [ARGUMENTS]`: from a clean clone, with nothing but Node and npm,
 * installs what package-lock.json says if that is not there yet, then runs scripts/COMMAND.ts.
 *
 * Plain JavaScript without any dependency, and in syntax that old versions of Node can read, since it is what
 * tells people that their Node is too old. Hence the dynamic imports below.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeArguments } from './node-arguments.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const lockPath = path.join(root, 'package-lock.json')
const modules = path.join(root, 'node_modules')
const stampPath = path.join(modules, '.kpsa-lock-hash')

/** @param {string} sentence */
const giveUp = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  giveUp(`This needs Node 20.9 or newer, and this is Node ${process.versions.node}: install a newer one.`)
}

const lockHash = () => createHash('sha256').update(readFileSync(lockPath)).digest('hex')

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/**
 * Whether node_modules was installed from this very lock file, by whatever hand. npm keeps a list of what it
 * installed; packages for other platforms are missing from it, and those are optional.
 */
const installedByHand = () => {
  try {
    const installed = packagesOf(path.join(modules, '.package-lock.json'))
    const wanted = Object.entries(packagesOf(lockPath)).filter(([name]) => name !== '')
    return wanted.every(([name, { version, optional }]) =>
      installed[name] ? installed[name].version === version : optional === true,
    )
  } catch {
    return false
  }
}

const isInstalled = () => {
  if (!existsSync(path.join(modules, 'esbuild'))) return false
  const hash = lockHash()
  try {
    if (readFileSync(stampPath, 'utf8') === hash) return true
  } catch {
    // No stamp yet.
  }
  if (!installedByHand()) return false
  writeFileSync(stampPath, hash)
  return true
}

/** @returns {Promise<{ code: number | null, output: string }>} */
const npmCi = () =>
  new Promise((resolve, reject) => {
    const npm = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString())
    npm.stdout.on('data', collect)
    npm.stderr.on('data', collect)
    npm.on('error', reject)
    npm.on('close', (code) => resolve({ code, output }))
  })

const install = async () => {
  const { withProgress } = await import('./progress.mjs')
  const { onlyOne } = await import('./only-one.mjs')
  await onlyOne(
    path.join(root, '.cache', 'install.lock'),
    async () => {
      // Another process may have installed everything while this one waited for the lock.
      if (isInstalled()) return
      await withProgress('Installing', async () => {
        const { code, output } = await npmCi()
        if (code !== 0)
          throw new Error(`${output.trim()}\nThe packages could not be installed (npm ci failed).`)
      })
      writeFileSync(stampPath, lockHash())
    },
    { onWait: () => console.log('Waiting for another installation to end…') },
  )
}

/** Runs the script; its exit code, or the signal that ended it, becomes this process's own. */
const run = (/** @type {string} */ command, /** @type {string[]} */ args) => {
  const child = spawn(
    process.execPath,
    [...nodeArguments, path.join(root, 'scripts', `${command}.ts`), ...args],
    { cwd: root, stdio: 'inherit' },
  )
  // On a terminal Ctrl-C reaches the script by itself, and a second one would be read as 'at once'.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  // npm's shell may stand between npm and this process, and dies of a SIGTERM without passing it on.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    const watch = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(watch)
      child.kill('SIGTERM')
    }, 250)
  }
  child.on('error', (error) => giveUp(`scripts/${command}.ts could not be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1)))
}

const main = async () => {
  const [command, ...args] = process.argv.slice(2)
  checkNode()
  if (!command || command === '--help' || !/^[a-z-]+$/.test(command)) {
    console.log(
      'node scripts/with-dependencies.mjs COMMAND [ARGUMENTS]\n' +
        'Installs the packages if needed, then runs scripts/COMMAND.ts with the arguments.',
    )
    process.exit(command === '--help' ? 0 : 1)
  }
  if (!existsSync(path.join(root, 'scripts', `${command}.ts`))) giveUp(`There is no scripts/${command}.ts.`)
  if (!isInstalled()) {
    try {
      await install()
    } catch (error) {
      giveUp(error instanceof Error ? error.message : String(error))
    }
  }
  run(command, args)
}

await main()
