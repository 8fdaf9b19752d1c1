import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { build } from 'esbuild'
import { makePackages } from '../../scripts/make-packages'
import { inRepository } from '../../scripts/repository'
import { workspacePackages } from '../../scripts/workspace-packages'
import { npmScript, runNode, tool } from '../../scripts/run-tool'
import { freePort } from '../support/free-port'
import { programEnvironment } from '../support/program-environment'

export type Served = { url: string; stop: () => Promise<void> }

/** A Payload project of somebody else: SQLite with whole numbers as ids, no alliance, our packages from their archives. */
export type BlankApp = {
  /** Makes the configuration that a package's README shows that of the project, on a new database. */
  takeExample: (packageFolder: string) => Promise<void>
  /** Past Payload, as somebody who can write into the database. */
  inDatabase: (statement: string) => Promise<void>
  /** Payload's REST API of the project. */
  serve: () => Promise<Served>
  /** Builds the admin as a project does, and serves it with Next. */
  serveAdmin: () => Promise<Served>
  remove: () => Promise<void>
}

const serveApi = `
import { servePayload } from ${JSON.stringify(inRepository('tests', 'support', 'serve-payload'))}
import config from './payload.config'
await servePayload(config, Number(process.argv[2]))
console.log('Listening')
`

const next = tool('next', 'dist', 'bin', 'next')

const prepareAdmin = `
import { generateImportMap, getPayload } from 'payload'
import config from './payload.config'
await generateImportMap(await config, { force: true, log: false })
await getPayload({ config })
process.exit(0)
`

/** What every project with Payload has in its folder \`app\`. */
const shell: Record<string, string> = {
  'next.config.mjs': `
import { withPayload } from '@payloadcms/next/withPayload'
export default withPayload({ turbopack: { root: ${JSON.stringify(inRepository())} } }, { devBundleServerPackages: false })
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM'],
      module: 'esnext',
      moduleResolution: 'bundler',
      jsx: 'react-jsx',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      paths: { '@payload-config': ['./payload.config.ts'] },
    },
    include: ['**/*.ts', '**/*.tsx'],
  }),
  'app/(payload)/layout.tsx': `
import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import type { ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import { importMap } from './admin/importMap.js'
const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  return handleServerFunctions({ ...args, config, importMap })
}
const Layout = ({ children }: { children: ReactNode }) => (
  <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>{children}</RootLayout>
)
export default Layout
`,
  'app/(payload)/admin/[[...segments]]/page.tsx': `
import config from '@payload-config'
import { RootPage } from '@payloadcms/next/views'
import { importMap } from '../importMap.js'
type Args = { params: Promise<{ segments: string[] }>; searchParams: Promise<Record<string, string | string[]>> }
const Page = ({ params, searchParams }: Args) => RootPage({ config, params, searchParams, importMap })
export default Page
`,
  'app/(payload)/api/[...slug]/route.ts': `
import config from '@payload-config'
import { REST_GET, REST_PATCH, REST_POST } from '@payloadcms/next/routes'
export const GET = REST_GET(config)
export const POST = REST_POST(config)
export const PATCH = REST_PATCH(config)
`,
}

/** Code of a README: the first TypeScript of an example, and files that it names with \`name.tsx\` before their code. */
const exampleOf = (packageFolder: string): Record<string, string> => {
  const text = readFileSync(inRepository(packageFolder, 'README.md'), 'utf8')
  const example = text.slice(text.indexOf('## An example'))
  const config = /```ts\n([^]*?)```/.exec(example)?.[1]
  if (!config) throw new Error(`The README of ${packageFolder} shows no configuration.`)
  const others = [...example.matchAll(/`([\w-]+\.tsx?)`[^`]*```tsx?\n([^]*?)```/g)]
  return {
    'payload.config.ts': config,
    ...Object.fromEntries(others.map(([, name = '', code = '']) => [name, code])),
  }
}

const bundle = (folder: string, name: string, contents: string) =>
  build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    outfile: path.join(folder, `${name}.mjs`),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Without the paths of this repository, by which our packages would be their sources.
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx' } },
    logLevel: 'silent',
  })

/** Resolves once it has said this. */
const hasSaid = (child: ChildProcess, words: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    const look = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes(words)) resolve()
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('close', () => reject(new Error(`It ended before it listened.\n${said}`)))
  })

export const makeBlankApp = async (): Promise<BlankApp> => {
  await mkdir(inRepository('.cache'), { recursive: true })
  // Within the repository, whose Payload, Next and SQLite it uses.
  const folder = await mkdtemp(inRepository('.cache', 'blank-app-'))
  const archives = await makePackages(path.join(folder, 'packages'))
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const npm = ['install', '--offline', '--legacy-peer-deps', '--no-audit', '--no-fund', '--prefix', folder]
  // What they take from others lies here already; nothing is fetched.
  const others = new Set(workspacePackages().flatMap(({ dependencies }) => dependencies))
  const taken = [...others]
    .filter((name) => !name.startsWith('@kpsa/'))
    .map((name) => inRepository('node_modules', name))
  const { exitCode, output } = await runNode([npmScript(), ...npm, ...archives, ...taken])
  if (exitCode !== 0) throw new Error(`The packages could not be installed.\n${output}`)

  let databases = 0
  const env = (name: 'development' | 'production' = 'development') =>
    programEnvironment({
      // Payload makes the tables by itself only in development; Next knows what it builds and starts for.
      NODE_ENV: name,
      AUDIT_SECRET: 'known to nobody who can write into the database',
      PAYLOAD_SECRET: 'a project that exists for as long as a test runs',
      DATABASE_URI: `file:${path.join(folder, `${databases}.db`)}`,
    })
  const run = async (args: string[], what: string, kind?: 'production') => {
    const ended = await runNode(args, { env: env(kind), cwd: folder })
    if (ended.exitCode !== 0) throw new Error(`${what} failed.\n${ended.output}`)
  }
  const children = new Set<ChildProcess>()
  const serveWith = async (
    args: string[],
    port: number,
    words: string,
    kind?: 'production',
  ): Promise<Served> => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: env(kind),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.add(child)
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
    await hasSaid(child, words)
    return {
      url: `http://127.0.0.1:${port}`,
      stop: async () => {
        child.kill('SIGKILL')
        await ended
        children.delete(child)
      },
    }
  }
  return {
    takeExample: async (packageFolder) => {
      databases += 1
      for (const [name, code] of Object.entries(exampleOf(packageFolder)))
        await writeFile(path.join(folder, name), code)
    },
    inDatabase: async (statement) => {
      const client = createClient({ url: env().DATABASE_URI ?? '' })
      await client.execute(statement)
      client.close()
    },
    serve: async () => {
      await bundle(folder, 'serve', serveApi)
      const port = await freePort()
      return serveWith(['--conditions=production', 'serve.mjs', String(port)], port, 'Listening')
    },
    serveAdmin: async () => {
      for (const [name, code] of Object.entries(shell)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
        await writeFile(path.join(folder, name), code)
      }
      await bundle(folder, 'prepare-admin', prepareAdmin)
      await run(['--conditions=production', 'prepare-admin.mjs'], 'Making the import map and the tables')
      await run([next, 'build'], 'Building the admin', 'production')
      const port = await freePort()
      return serveWith(
        [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)],
        port,
        'Ready in',
        'production',
      )
    },
    remove: async () => {
      for (const child of children) child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
