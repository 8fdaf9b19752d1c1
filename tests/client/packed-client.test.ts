import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from 'esbuild'
import { inRepository } from '../../scripts/repository'
import { startDelivery, type DeliveryUnderTest } from '../delivery/delivery-under-test'
import { letterRow, schoolSite } from '../delivery/published-fixture'
import { runCommand } from '../support/run-command'

let delivery: DeliveryUnderTest
/** Somebody's own project, far from ours, in which the packed client is installed. */
let project: string

const inProject = (...parts: string[]) => path.join(project, ...parts)

const run = async (command: string, args: string[], cwd = project): Promise<string> => {
  const { exitCode, stdout, stderr } = await runCommand(command, args, {
    cwd,
    env: process.env,
    timeout: 100_000,
  })
  expect(exitCode, stdout + stderr).toBe(0)
  return stdout
}

beforeAll(async () => {
  delivery = await startDelivery()
  await delivery.fixture.addSite(schoolSite('comberton'))
  await delivery.fixture.add(letterRow('comberton', 'trip', '2026-05-01', 1))
  project = await mkdtemp(path.join(tmpdir(), 'kpsa-client-'))
  const packed = await run('npm', ['pack', '--json', '--pack-destination', project], inRepository('client'))
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  await writeFile(
    inProject('package.json'),
    JSON.stringify({ name: 'my-site', private: true, type: 'module' }),
  )
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`])
})
afterAll(async () => {
  await delivery.stop()
  await rm(project, { recursive: true, force: true })
})

const sample = `import { kpsa, KpsaError, type Letter } from 'kpsa-cms/client'

const site = kpsa({ url: process.argv[2] ?? '' }).site('comberton')
const titles: string[] = []
for await (const letter of site.letters({ language: 'en' })) titles.push(letter.title)
for await (const change of site.changes({ limit: 10 })) {
  if (change.op === 'upsert' && change.item.kind === 'event') console.log(change.item.startLocal, change.cursor)
  if (change.op === 'withdraw') console.log(change.id)
}
const letter: Letter | undefined = await site.letter('never').catch((error: unknown) => {
  if (error instanceof KpsaError && error.code === 'not-found') return undefined
  throw error
})
console.log(JSON.stringify({ titles, letter: letter?.replyBy ?? null }))
`

it('is small, and needs nothing else', async () => {
  const installed = JSON.parse(
    await readFile(inProject('node_modules', 'kpsa-cms', 'package.json'), 'utf8'),
  ) as object
  expect(installed).not.toHaveProperty('dependencies')
  expect(JSON.parse(await run('npm', ['ls', '--all', '--json']))).toMatchObject({
    dependencies: { 'kpsa-cms': {} },
  })
})

it('runs in Node, from JavaScript', async () => {
  await writeFile(
    inProject('use.mjs'),
    `import { kpsa } from 'kpsa-cms/client'
     const sites = await kpsa({ url: process.argv[2] }).sites()
     console.log(sites.map(({ slug }) => slug).join())`,
  )
  expect((await run(process.execPath, ['use.mjs', delivery.url])).trim()).toBe('comberton')
})

it.each([
  ['NodeNext', 'NodeNext'],
  ['ESNext', 'bundler'],
])('types a strict TypeScript project (module %s)', async (module, moduleResolution) => {
  await writeFile(inProject('use.mts'), sample)
  await writeFile(
    inProject('tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        target: 'ES2022',
        lib: ['ES2023'],
        module,
        moduleResolution,
        types: ['node'],
        typeRoots: [inRepository('node_modules', '@types')],
        outDir: 'built',
      },
      files: ['use.mts'],
    }),
  )
  await run(process.execPath, [inRepository('node_modules', 'typescript', 'bin', 'tsc'), '--project', '.'])
  expect(JSON.parse(await run(process.execPath, ['built/use.mjs', delivery.url]))).toEqual({
    titles: ['Title of trip'],
    letter: null,
  })
})

it('is made for browsers too', async () => {
  await writeFile(inProject('page.js'), "export { kpsa } from 'kpsa-cms/client'")
  const { outputFiles, warnings } = await build({
    entryPoints: [inProject('page.js')],
    absWorkingDir: project,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    write: false,
  })
  expect(warnings).toEqual([])
  expect(outputFiles[0]?.contents.length).toBeLessThan(5000)
})
