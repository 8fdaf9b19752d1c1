import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../support/mongo-address'
import type { MongoServer } from '../support/mongo-server'
import { startMongoServer } from '../support/mongo-server'

describe('withDatabase', () => {
  it.each([
    ['mongodb://127.0.0.1:27017', 'mongodb://127.0.0.1:27017/one'],
    ['mongodb://a:1,b:2/other?replicaSet=rs0', 'mongodb://a:1,b:2/one?replicaSet=rs0'],
    ['mongodb+srv://cluster.example.org/', 'mongodb+srv://cluster.example.org/one'],
    ['mongodb://user:word@host/home', 'mongodb://user:word@host/one?authSource=home'],
    ['mongodb://user:word@host', 'mongodb://user:word@host/one?authSource=admin'],
    ['mongodb://user:word@host/home?authSource=x', 'mongodb://user:word@host/one?authSource=x'],
  ])('turns %s into %s', (given, expected) => {
    expect(withDatabase(given, 'one')).toBe(expected)
  })

  it('refuses another scheme without repeating the address, which may hold a password', () => {
    expect(() => withDatabase('postgres://user:word@host/x', 'one')).toThrow(
      /^This is no MongoDB address(?!.*word@)/,
    )
  })
})

describe('the MongoDB server for tests', () => {
  let server: MongoServer
  beforeAll(async () => {
    server = await startMongoServer()
  })
  afterAll(() => server.stop())

  it('keeps what is written, in the database that it was written to', async () => {
    const client = await new MongoClient(server.uri('first-check')).connect()
    try {
      expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 })
      await client.db().collection('letters').insertOne({ title: 'Sports day' })
      expect(await client.db('first-check').collection('letters').countDocuments()).toBe(1)
      expect(await client.db('second-check').collection('letters').countDocuments()).toBe(0)
    } finally {
      await client.db().dropDatabase()
      await client.close()
    }
  })

  it('says whether it can show transactions, as it is', async () => {
    const client = await new MongoClient(server.uri('transactions-check')).connect()
    try {
      const commit = client.withSession((session) =>
        session.withTransaction(() =>
          client.db().collection('letters').insertOne({ title: 'A' }, { session }),
        ),
      )
      if (server.supportsTransactions) await commit
      else await expect(commit).rejects.toThrow()
    } finally {
      await client.db().dropDatabase()
      await client.close()
    }
  })
})
