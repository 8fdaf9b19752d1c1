import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'

/** Every name by which a module of Lexical can be imported. */
const names = (): string[] =>
  [
    'lexical',
    ...readdirSync(inRepository('node_modules', '@lexical')).map((name) => `@lexical/${name}`),
  ].flatMap((name) => {
    const file = inRepository('node_modules', name, 'package.json')
    const { exports = {} } = JSON.parse(readFileSync(file, 'utf8')) as { exports?: object }
    return Object.keys(exports)
      .filter((way) => !way.includes('*') && !way.endsWith('.json'))
      .map((way) => name + way.slice(1))
  })

/** The files that Node takes for them, with these arguments. */
const filesOf = (conditions: readonly string[]): string[] => {
  const program = `process.stdout.write(JSON.stringify(${JSON.stringify(names())}.map((name) => import.meta.resolve(name))))`
  const told = execFileSync(process.execPath, [...conditions, '--input-type=module', '--eval', program], {
    cwd: repository,
    encoding: 'utf8',
  })
  return [...new Set(JSON.parse(told) as string[])].map((address) => fileURLToPath(address))
}

/** Whether loading a module waits for something: an await outside of all functions. */
const awaits = (file: string): boolean => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext)
  const found = (node: ts.Node): boolean =>
    ts.isAwaitExpression(node) || (!ts.isFunctionLike(node) && ts.forEachChild(node, found) === true)
  return found(source)
}

// See scripts/node-arguments.mjs: with that many of them, a start on Node 20 now and then ends without a word.
it('no module of Lexical waits while it is loaded, with the arguments that our programs are given', () => {
  const conditions = nodeArguments.filter((argument) => argument.startsWith('--conditions'))
  expect(conditions).toHaveLength(1)
  const files = filesOf(conditions)
  expect(files.length).toBeGreaterThan(80)
  expect(files.filter(awaits)).toEqual([])
  expect(filesOf([]).filter(awaits).length, 'or the arguments are not needed any more').toBeGreaterThan(80)
})
