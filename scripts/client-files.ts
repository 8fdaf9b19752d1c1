import { readdirSync } from 'node:fs'
import path from 'node:path'
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript'
import ts from 'typescript'
import { openApiDocument } from '../src/delivery/openapi/openapi-document'
import { readingKinds } from '../src/kinds/reading-kinds'
import { inRepository } from './repository'

const sourceFolder = inRepository('src', 'client')
const typesFile = path.join(sourceFolder, 'api-types.ts')
const kindsFile = path.join(sourceFolder, 'kinds.ts')

/** What the client needs of the description: shapes and parameters. */
const withoutResponses = (): OpenAPI3 => {
  const { paths, components, ...rest } = openApiDocument()
  const asked = Object.entries(paths).map(([address, { get }]) => [
    address,
    { get: { ...get, responses: { 200: { description: get.summary } } } },
  ])
  return {
    ...rest,
    paths: Object.fromEntries(asked) as object,
    components: { schemas: components.schemas },
  } as OpenAPI3
}

/** The types of src/client/api-types.ts, from the description of the API. */
export const clientTypes = async (): Promise<string> => {
  const text = astToString(await openapiTypes(withoutResponses()))
  return `// Made from the description of the API: npm run generate\n\n${text}`
}

const camelCase = (words: string): string =>
  words.replace(/ (\w)/g, (_space, letter: string) => letter.toUpperCase())

/** src/client/kinds.ts: the client has methods for each of these. */
export const clientKinds = (): string =>
  [
    '// Made from the kinds of items: npm run generate\n',
    '/** The kinds by their names in addresses, each with what one item of it is called. */',
    'export const kinds = {',
    ...readingKinds.map(
      ({ plural, kind, oneInWords }) => `  ${plural}: { kind: '${kind}', one: '${camelCase(oneInWords)}' },`,
    ),
    '} as const\n',
  ].join('\n')

/** The client's own source files, without their ending, whether those that are made are there already or not. */
export const clientModules = (): string[] =>
  [...new Set([...readdirSync(sourceFolder), path.basename(typesFile), path.basename(kindsFile)])]
    .map((file) => path.basename(file, '.ts'))
    .sort()

let compiled: Promise<Map<string, string>> | undefined

const compile = async (): Promise<Map<string, string>> => {
  const made = new Map([
    [typesFile, await clientTypes()],
    [kindsFile, clientKinds()],
  ])
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    types: [],
    strict: true,
    declaration: true,
    outDir: inRepository('client', 'lib'),
    rootDir: sourceFolder,
    newLine: ts.NewLineKind.LineFeed,
  }
  const usual = ts.createCompilerHost(options)
  // What is made as it is to be, which need not be what is there now.
  const host: ts.CompilerHost = {
    ...usual,
    readFile: (file) => made.get(file) ?? usual.readFile(file),
    fileExists: (file) => made.has(file) || usual.fileExists(file),
    getSourceFile: (file, ...rest) => {
      const text = made.get(file)
      return text === undefined
        ? usual.getSourceFile(file, ...rest)
        : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
    },
  }
  const files = new Map<string, string>()
  const program = ts.createProgram(
    clientModules().map((module) => path.join(sourceFolder, `${module}.ts`)),
    options,
    host,
  )
  const { diagnostics } = program.emit(undefined, (file, text) => files.set(path.basename(file), text))
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics]
  if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, host))
  return files
}

/** @param file as in client/lib, such as `client.d.ts` */
export const compiledClientFile = async (file: string): Promise<string> => {
  compiled ??= compile()
  const text = (await compiled).get(file)
  if (text === undefined) throw new Error(`The client has no file ${file}.`)
  return text
}
