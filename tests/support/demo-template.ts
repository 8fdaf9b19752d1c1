import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inject } from 'vitest'
import { onlyOne } from '../../scripts/only-one.mjs'
import { copyDatabase } from './copy-database'
import { mongoEnvironment } from './database-under-test'
import { withDatabase } from './mongo-address'
import { programEnvironment } from './program-environment'
import { runScript } from './run-script'

/** Writes the demonstration's content (scripts/seed.ts). @throws with what was printed */
export const writeDemo = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const { exitCode, stdout, stderr } = await runScript('seed', [], env, { timeout: 280_000 })
  if (exitCode !== 0) throw new Error(`The demo's content could not be made.\n${stdout}${stderr}`)
}

type Places = { databaseUri: string; mediaDir: string }

/** The demonstration's database and pictures, made once in a run of the tests for each kind of database. */
const template = async (like: string, secret: string): Promise<Places> => {
  const kind = like.startsWith('file:') ? 'sqlite' : 'mongodb'
  const folder = path.join(inject('templateFolder'), `demo-on-${kind}`)
  const marker = path.join(folder, 'complete.json')
  return onlyOne(`${folder}.lock`, async () => {
    if (existsSync(marker)) return JSON.parse(await readFile(marker, 'utf8')) as Places
    await rm(folder, { recursive: true, force: true })
    const mediaDir = path.join(folder, 'media')
    await mkdir(mediaDir, { recursive: true })
    const databaseUri =
      kind === 'sqlite'
        ? `file:${path.join(folder, 'kpsa.db')}`
        : withDatabase(like, `${inject('databasePrefix')}demo-${randomBytes(6).toString('hex')}`)
    await writeDemo(
      programEnvironment({
        DATABASE_URI: databaseUri,
        MEDIA_DIR: mediaDir,
        PAYLOAD_SECRET: secret,
        PUBLIC_URL: 'http://127.0.0.1:3000',
        KPSA_DEMO: 'true',
        ...(kind === 'mongodb' ? mongoEnvironment() : {}),
      }),
    )
    await writeFile(marker, JSON.stringify({ databaseUri, mediaDir }))
    return { databaseUri, mediaDir }
  })
}

/** Puts the demonstration's content into these. It takes half a minute once, and then a moment. */
export const copyDemo = async ({ databaseUri, mediaDir }: Places, secret: string): Promise<void> => {
  const from = await template(databaseUri, secret)
  await copyDatabase(from.databaseUri, databaseUri)
  await cp(from.mediaDir, mediaDir, { recursive: true })
}
