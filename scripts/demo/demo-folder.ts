import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRepository, repository } from '../repository'
import { ScriptError } from '../script-error'
import { noteRunningIn, portOfRunning } from './running-demo'

/** Everything that the demonstration keeps; `--reset` deletes this folder and nothing else. */
const folder = inRepository('.demo')
const within = (name: string) => path.join(folder, name)

const settingsFile = within('settings.json')
const databaseFile = within('kpsa.db')
const mediaFolder = within('media')
/** Names the migrations with which the content was made; not there while it is being made. */
const completeFile = within('complete.json')

/** Room for the database, the pictures and a build of the admin. */
const neededMegabytes = 400

const migrationNames = (): string[] =>
  [...readFileSync(inRepository('src', 'migrations', 'index.ts'), 'utf8').matchAll(/name: '([^']+)'/g)].map(
    ([, name]) => name ?? '',
  )

/** @throws ScriptError where the disk is full */
export const checkRoom = (): void => {
  const { bavail, bsize } = statfsSync(repository)
  const free = Math.floor((bavail * bsize) / 1024 / 1024)
  if (free < neededMegabytes) {
    throw new ScriptError(
      `There is not enough room on the disk: the demo needs ${neededMegabytes} MB, and ${free} MB are free.`,
    )
  }
}

export const noteRunning = (port: number): void => noteRunningIn(folder, port)

/** @throws ScriptError where a demonstration uses the folder now */
export const refuseSecond = (): void => {
  const port = portOfRunning(folder)
  if (port === undefined) return
  throw new ScriptError(`The demo is running already, at http://127.0.0.1:${port}. Stop it first (Ctrl-C).`)
}

export const resetDemo = (): void => rmSync(folder, { recursive: true, force: true })

/** Makes the folder and its secret where they are missing. Only the owner can read the secret. */
const secretOf = (): string => {
  mkdirSync(mediaFolder, { recursive: true })
  if (existsSync(settingsFile)) {
    try {
      const { secret } = JSON.parse(readFileSync(settingsFile, 'utf8')) as { secret?: unknown }
      if (typeof secret === 'string' && secret.length >= 32) return secret
    } catch {
      // Damaged, perhaps by a full disk: made anew below.
    }
  }
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(settingsFile, `${JSON.stringify({ secret }, null, 2)}\n`, { mode: 0o600 })
  chmodSync(settingsFile, 0o600)
  return secret
}

/** Settings that come from elsewhere, and would lead the demonstration to somebody's real database or mail server. */
const notForTheDemo = [
  'PUBLIC_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'TRUST_PROXY',
  'TRUST_FORWARDED_HOST',
  'KPSA_ADMIN',
  'MONGODB_COMPATIBILITY',
]

/** What the demonstration's program is told; `undefined` unsets. */
export const demoEnvironment = (port: number): Record<string, string | undefined> => ({
  ...Object.fromEntries(notForTheDemo.map((name) => [name, undefined])),
  ...Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => name.startsWith('S3_'))
      .map((name) => [name, undefined]),
  ),
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  KPSA_DEMO: 'true',
  DATABASE_URI: `file:${databaseFile}`,
  MEDIA_DIR: mediaFolder,
  PAYLOAD_SECRET: secretOf(),
  HOST: '127.0.0.1',
  PORT: String(port),
  RATE_LIMIT_PER_MINUTE: '20000',
  WEBHOOK_ALLOW_PRIVATE: 'true',
  LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
})

/**
 * Whether the content is there.
 *
 * @throws ScriptError where it was made by a version whose database this one cannot take over
 */
export const isSeeded = (): boolean => {
  if (!existsSync(completeFile) || !existsSync(databaseFile)) return false
  const current = migrationNames()
  const { migrations } = JSON.parse(readFileSync(completeFile, 'utf8')) as { migrations: string[] }
  if (migrations.every((name, index) => current[index] === name)) return true
  throw new ScriptError(
    'The demo was made by another version of this program. Begin anew with: npm run demo -- --reset',
  )
}

/** Clears away a seeding that was interrupted. */
export const clearContent = (): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal', '-migration-lock', '-installation']) {
    rmSync(`${databaseFile}${suffix}`, { force: true })
  }
  rmSync(mediaFolder, { recursive: true, force: true })
  mkdirSync(mediaFolder, { recursive: true })
  rmSync(completeFile, { force: true })
}

export const noteSeeded = (): void =>
  writeFileSync(completeFile, JSON.stringify({ migrations: migrationNames() }))
