import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { repository } from '../../scripts/repository'

const source = path.join(repository, 'src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
)

/** Imports that load something as soon as the file is loaded: neither of types alone nor by `import()`. */
const loadsAtOnce = /^import (?!type\b)[^'()]*'(?:@aws-sdk\/|@payloadcms\/storage-s3)/m

it('nobody loads the AWS SDK unless media are in a bucket', () => {
  expect(loadsAtOnce.test("import { S3 } from '@aws-sdk/client-s3'")).toBe(true)
  expect(files.filter((file) => loadsAtOnce.test(readFileSync(path.join(source, file), 'utf8')))).toEqual([])
})

const loadsList = /^import (?!type\b)[^'()]*'@zxcvbn-ts\//m

it('nobody loads the list of common passwords before a password is set', () => {
  expect(loadsList.test("import { ZxcvbnFactory } from '@zxcvbn-ts/core'")).toBe(true)
  expect(files.filter((file) => loadsList.test(readFileSync(path.join(source, file), 'utf8')))).toEqual([])
})

const loadsFigures =
  /^import (?!type\b)[^'()]*'(?:prom-client|(?:\.{1,2}\/)+(?:metrics\/)?metrics-registry)'/m

it('nobody loads the library of the figures before somebody asks for them', () => {
  expect(loadsFigures.test("import { Registry } from 'prom-client'")).toBe(true)
  expect(files.filter((file) => loadsFigures.test(readFileSync(path.join(source, file), 'utf8')))).toEqual([
    path.join('metrics', 'metrics-registry.ts'),
  ])
})

const loadsDriver = /^import (?!type\b)[^'()]*'(?:@payloadcms\/db-mongodb|mongodb|mongoose)'/m

it('nobody loads the driver of MongoDB who has no MongoDB', () => {
  expect(loadsDriver.test("import { MongoClient } from 'mongodb'")).toBe(true)
  const loaders = files.filter((file) => loadsDriver.test(readFileSync(path.join(source, file), 'utf8')))
  expect(loaders).toContain(path.join('database', 'mongodb.ts'))
  const names = loaders.map((file) => path.basename(file, '.ts')).join('|')
  const loadsOneAtOnce = new RegExp(`^import (?!type\\b)[^'()]*'[^']*/(?:${names})'`, 'm')
  expect(loadsOneAtOnce.test("import { mongodbDatabase } from './mongodb'")).toBe(true)
  expect(files.filter((file) => loadsOneAtOnce.test(readFileSync(path.join(source, file), 'utf8')))).toEqual(
    [],
  )
})
