import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { repository } from '../../scripts/repository'

const sources = readdirSync(path.join(repository, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('migrations'))
  .map((file) => path.join('src', file))

/** Reading and writing, by Payload's Local API and by its database adapter. */
const operation =
  /(?:^|\.)payload\??\.(?:db\??\.)?(?:find|create|update|delete|count|duplicate|restore|upsert|queryDrafts)\w*$|\.jobs\.queue$/

type Call = { place: string; called: string; text: string }

const visitAll = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node)
  ts.forEachChild(node, (child) => visitAll(child, visit))
}

/** The arguments of a call as they are written, with the objects of the same file that they are made of. */
const writtenOut = (call: ts.CallExpression, file: ts.SourceFile): string => {
  const objects = new Map<string, ts.Node>()
  visitAll(file, (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      objects.set(node.name.text, node.initializer)
  })
  const texts: string[] = []
  const add = (node: ts.Node): void => {
    texts.push(node.getText(file))
    visitAll(node, (inner) => {
      const named = ts.isSpreadAssignment(inner) ? inner.expression : inner === node ? inner : undefined
      const object = named && ts.isIdentifier(named) ? objects.get(named.text) : undefined
      if (object) texts.push(object.getText(file))
    })
  }
  call.arguments.forEach(add)
  return texts.join('\n')
}

const callsIn = (name: string, content: string): Call[] => {
  const file = ts.createSourceFile(name, content, ts.ScriptTarget.Latest, true)
  const calls: Call[] = []
  visitAll(file, (node) => {
    if (!ts.isCallExpression(node)) return
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    const called = node.expression.getText(file).replace(/\s/g, '')
    calls.push({ place: `${name}:${line + 1}`, called, text: writtenOut(node, file) })
  })
  return calls
}

const calls = sources.flatMap((name) => callsIn(name, readFileSync(path.join(repository, name), 'utf8')))
const withoutRequest = (among: Call[]): string[] =>
  among
    .filter(({ called, text }) => operation.test(called) && !/\breq\b/.test(text))
    .map(({ place, called }) => `${place} ${called}`)

describe('calls of Payload', () => {
  // Inside a transaction, a call without `req` has none of it: on SQLite it would wait for the one writer, itself.
  it('pass the request on', () => {
    const examples = `
      const common = { depth: 0, req }
      await req.payload.find({ collection: 'letters' })
      await payload.db.updateOne({ collection, id, data })
      await req.payload.jobs.queue({ task: 'x', input })
      await req.payload.find({ collection: 'letters', ...common })
      await payload.db.create({ collection, data, req: { transactionID: req.transactionID } })
      const asked = { where, req }
      await payload.count(asked)
    `
    expect(withoutRequest(callsIn('example', examples))).toEqual([
      'example:3 req.payload.find',
      'example:4 payload.db.updateOne',
      'example:5 req.payload.jobs.queue',
    ])
    expect(calls.filter(({ called }) => operation.test(called)).length).toBeGreaterThan(40)
    // The demonstration is made before anybody comes, and the log is checked by a command: both in no transaction.
    const working = calls.filter(({ place }) => !/^src\/(?:demo\/|plugins\/audit\/verify-chain)/.test(place))
    expect(withoutRequest(working)).toEqual([])
  })

  // It answers with an object for everybody: who asks whether there is one lets everybody in.
  it('never ask payload.auth() who somebody is: actorOf does', () => {
    expect(calls.filter(({ called }) => /payload\??\.auth$/.test(called)).map(({ place }) => place)).toEqual(
      [],
    )
  })
})

describe('questions to the database', () => {
  const properties = (
    wanted: (name: string, value: ts.Expression, file: ts.SourceFile) => boolean,
  ): string[] =>
    sources.flatMap((name) => {
      const file = ts.createSourceFile(
        name,
        readFileSync(path.join(repository, name), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      )
      const found: string[] = []
      visitAll(file, (node) => {
        if (!ts.isPropertyAssignment(node)) return
        const key = node.name.getText(file).replace(/['"]/g, '')
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
        if (wanted(key, node.initializer, file)) found.push(`${name}:${line + 1}`)
      })
      return found
    })

  // For SQLite % and _ stand for anything, and case is told apart beyond ASCII; MongoDB differs in both.
  it('never use `like`', () => {
    expect(properties((name) => ['like', 'not_like', '$regex'].includes(name))).toEqual([])
    const bySql = sources.filter((name) =>
      /\b(?:LIKE|GLOB)\s+['?:]/.test(readFileSync(path.join(repository, name), 'utf8')),
    )
    expect(bySql).toEqual([])
  })

  // That needs a form of MongoDB's $lookup that not every server has.
  it('sort by nothing of a related document', () => {
    const sorting = (name: string, value: ts.Expression, file: ts.SourceFile) =>
      ['sort', 'defaultSort'].includes(name) && /\./.test(value.getText(file).replace('workflow.', ''))
    expect(properties(sorting)).toEqual([])
  })
})
