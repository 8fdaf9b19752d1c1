import { existsSync } from 'node:fs'
import { cp, mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { inject } from 'vitest'
import { onlyOne } from '../../scripts/only-one.mjs'
import { programEnvironment } from './program-environment'
import { runScript } from './run-script'

/** Writes the demonstration's content (scripts/seed.ts). @throws with what was printed */
export const writeDemo = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const { exitCode, stdout, stderr } = await runScript('seed', [], env, { timeout: 280_000 })
  if (exitCode !== 0) throw new Error(`The demo's content could not be made.\n${stdout}${stderr}`)
}

/** A folder with the demonstration's database and pictures, made once in a run of the tests. */
const template = async (databaseFile: string, secret: string): Promise<string> => {
  const folder = path.join(inject('templateFolder'), 'demo')
  return onlyOne(`${folder}.lock`, async () => {
    if (existsSync(folder)) return folder
    const making = `${folder}-making`
    await mkdir(path.join(making, 'media'), { recursive: true })
    await writeDemo(
      programEnvironment({
        DATABASE_URI: `file:${path.join(making, databaseFile)}`,
        MEDIA_DIR: path.join(making, 'media'),
        PAYLOAD_SECRET: secret,
        PUBLIC_URL: 'http://127.0.0.1:3000',
        KPSA_DEMO: 'true',
      }),
    )
    await rename(making, folder)
    return folder
  })
}

/** Puts the demonstration's database and its folder `media` into a folder. It takes half a minute once, and then a moment. */
export const copyDemo = async (folder: string, databaseFile: string, secret: string): Promise<void> => {
  await cp(await template(databaseFile, secret), folder, {
    recursive: true,
    // What processes share of an open database, and not the database.
    filter: (file) => !/-(?:shm|migration-lock)$/.test(file),
  })
}
