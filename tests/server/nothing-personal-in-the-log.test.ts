import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anonymous } from '../support/api-client'
import { behindTheBack } from '../support/behind-the-back'
import { databasesUnderTest } from '../support/database-under-test'
import { act, create, letterOf, publish, richText, submit } from '../support/items-over-rest'
import { rounds } from '../support/long-form'
import { startMailServer } from '../support/mail-server'
import { startSystem, type RunningSystem } from '../support/running-system'
import {
  allianceDatabase,
  password,
  signInAll,
  type Alliance,
  type AllianceSchool,
} from '../support/small-alliance'
import { statementFaults, type StatementFaults } from '../support/statement-faults'
import { startReceiver, type Receiver } from '../webhooks/receiver'

/** In the short form, half of the statements fail. */
const outOf = rounds({ short: 2, long: 1 })

/** In everything that is typed here, so that it is found wherever it comes to light. */
const mark = 'Zzyzxmark'
const personal = (name: string) => ({
  name: `${mark} ${name}`,
  email: `${mark}.${name}@people.test`.toLowerCase(),
  password: `${mark}-and-words-1`,
})

type Line = {
  level: string
  time: string
  msg: string
  requestId?: string
  err?: { type: string; stack?: string }
}

/** The structured lines; what people are told at the start is none. */
const linesOf = (logs: string): Line[] =>
  logs
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('Listening on '))
    .map((line) => JSON.parse(line) as Line)

const textsOfRow = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOfRow)
  if (typeof value === 'object' && value !== null && value.constructor === Object)
    return Object.values(value).flatMap(textsOfRow)
  return []
}

/** Names, addresses, salts, hashes and links for new passwords: every text of everybody's row. */
const textsOfPeople = (databaseUri: string): Promise<string[]> =>
  behindTheBack(databaseUri, {
    sqlite: async (client) =>
      (await client.execute('SELECT name, email, salt, hash, reset_password_token FROM users')).rows.flatMap(
        (row) => Object.values(row).flatMap(textsOfRow),
      ),
    mongo: async (db) =>
      (
        await db
          .collection('users')
          .find({}, { projection: { name: 1, email: 1, salt: 1, hash: 1, resetPasswordToken: 1 } })
          .toArray()
      ).flatMap(textsOfRow),
  })

// A replica set names its own members, past the proxy.
const databases = databasesUnderTest().filter(
  ({ name, supportsTransactions }) => name === 'SQLite' || !supportsTransactions,
)

describe.each(databases)(
  `${outOf === 1 ? 'every statement' : 'every other statement'} made to fail in turn, on $name`,
  { timeout: 300_000 },
  (database) => {
    let uri: string
    let faults: StatementFaults
    let mail: Awaited<ReturnType<typeof startMailServer>>
    let receiver: Receiver
    let system: RunningSystem
    let alliance: Alliance
    let own: AllianceSchool
    let count = 0
    const secrets = new Set<string>([password])

    beforeAll(async () => {
      uri = await allianceDatabase(database)
      faults = await statementFaults(database, uri, outOf)
      mail = await startMailServer()
      receiver = await startReceiver()
      system = await startSystem({
        databaseUri: faults.databaseUri,
        env: {
          ...faults.env,
          SIGN_IN_LIMIT: '0',
          SMTP_URL: mail.url,
          WEBHOOK_ALLOW_PRIVATE: 'true',
          LOG_LEVEL: 'debug',
        },
        timeout: 90_000,
      })
      alliance = await signInAll(system, 1)
      ;[own] = alliance.schools as [AllianceSchool]
      for (const { token } of [alliance.admin, own.head, own.editor, own.chair]) secrets.add(token)
    }, 240_000)
    afterAll(async () => {
      await system?.stop()
      await faults?.stop()
      await mail?.stop()
      await receiver?.close()
    })

    // Each statement fails once in each of the tests below: what every request asks first is the same for all.
    beforeEach(() => faults.begin())

    /** Does it again and again, each time with another statement that fails, until all of them did. */
    const failEach = async <Given>(
      begin: () => Promise<Given> | Given,
      work: (given: Given) => Promise<unknown>,
    ): Promise<string[]> => {
      const failed: string[] = []
      for (;;) {
        const given = await begin()
        await faults.arm()
        await work(given)
        const fired = await faults.disarm()
        if (fired === undefined) return failed
        failed.push(fired)
        expect(failed.length).toBeLessThan(150)
      }
    }
    const nothing = () => undefined

    const text = (what: string) => ({
      title: `${mark} ${what} ${(count += 1)}`,
      summary: `${mark} in short`,
      body: richText(`${mark} in full`),
    })
    const letter = () => create(own.editor, 'letters', letterOf(own, text('letter')))
    const submitted = async () => {
      const { id } = await letter()
      return { id, version: (await submit(own.editor, 'letters', id)).version }
    }
    const published = async () => {
      const { id } = await letter()
      await publish(own, 'letters', id)
      return id
    }
    const person = () => {
      const { name, email, ...rest } = personal(`person${(count += 1)}`)
      return { name, email, ...rest, schools: [{ school: own.id, roles: ['editor'] }] }
    }

    it('accounts: made, signed in to, with a wrong password, a new one, a link for one', async () => {
      const made = await failEach(person, (data) => alliance.admin.post('/api/users', data))
      expect(made.length).toBeGreaterThan(3 / outOf)
      const data = person()
      const { id } = await create(alliance.admin, 'users', data)
      const visitor = anonymous(system.url)
      const signedIn = await failEach(nothing, () => visitor.post('/api/users/login', data))
      expect(signedIn.length).toBeGreaterThan(0)
      const wrong = { ...data, password: `${mark}-which-is-wrong` }
      await failEach(nothing, () => visitor.post('/api/users/login', wrong))
      await failEach(nothing, () =>
        alliance.admin.patch(`/api/users/${id}`, {
          name: `${mark} renamed ${(count += 1)}`,
          password: `${mark}-other-words-${(count += 1)}`,
        }),
      )
      await failEach(nothing, async () => {
        // The same address is answered once in a while only; whether there is an account does not matter for that.
        await visitor.post('/api/users/forgot-password', { email: `chair@${own.slug}.test` })
        await pause(150)
      })
      await failEach(nothing, () => own.chair.post('/api/users/second-factor/begin'))
    })

    it('letters: saved, submitted, approved, withdrawn, and read', async () => {
      const saved = await failEach(letter, ({ id }) => own.editor.patch(`/api/letters/${id}`, text('edited')))
      expect(saved.length).toBeGreaterThan(3 / outOf)
      const sent = await failEach(letter, ({ id }) =>
        act(own.editor, 'letters', id, 'submit', { note: mark }),
      )
      expect(sent.length).toBeGreaterThan(1 / outOf)
      const approved = await failEach(submitted, ({ id, version }) =>
        act(own.head, 'letters', id, 'approve', { version, note: mark }),
      )
      expect(approved.length).toBeGreaterThan(4 / outOf)
      await failEach(published, (id) => act(own.head, 'letters', id, 'withdraw', { reason: mark }))
      await failEach(nothing, () => alliance.visitor.get(`/v1/sites/${own.slug}/letters?search=${mark}`))
      await failEach(nothing, () =>
        alliance.visitor.get(`/schools/${own.slug}/search?q=${mark}${(count += 1)}`),
      )
      await failEach(nothing, () => own.editor.get(`/api/letters?where[title][equals]=${mark}`))
    })

    it('pictures and keys of websites', async () => {
      await failEach(nothing, async () => {
        const { default: sharp } = await import('sharp')
        const bytes = await sharp({
          create: { width: 8, height: 8, channels: 3, background: { r: (count += 1) % 256, g: 9, b: 9 } },
        })
          .png()
          .toBuffer()
        const form = new FormData()
        form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), `${mark}.png`)
        form.append('_payload', JSON.stringify({ alt: `${mark} smiles`, school: own.id }))
        await own.editor.post('/api/media', form)
      })
      const client = () => ({
        name: `${mark} website`,
        school: own.id,
        enabled: true,
        webhooks: [{ url: `${receiver.url}?${mark}=${(count += 1)}` }],
      })
      await failEach(nothing, async () => {
        const { body } = await own.head.post<{ doc?: { id: string }; key?: string }>(
          '/api/site-clients',
          client(),
        )
        if (body.key) secrets.add(body.key)
      })
      const { id } = await create(own.head, 'site-clients', client())
      await failEach(nothing, async () => {
        const { body } = await own.head.post<{ key?: string }>(`/api/site-clients/${id}/rotate-key`, {})
        if (body.key) secrets.add(body.key)
      })
    })

    it('what is done beside requests: mails that are refused, webhooks that fail, jobs', async () => {
      mail.refuse(true)
      receiver.behaves((response) => void response.writeHead(500).end(mark))
      await submitted()
      await published()
      await failEach(nothing, () => pause(1_300))
      await expect.poll(() => system.logs(), { timeout: 15_000 }).toContain('"responseCode":550')
      const stored = await behindTheBack(uri, {
        sqlite: async (client) =>
          (await client.execute('SELECT error FROM payload_jobs')).rows.map((row) => JSON.stringify(row)),
        mongo: async (db) =>
          (await db.collection('payload-jobs').find().toArray()).map(({ error, log }) =>
            JSON.stringify({ error: error as unknown, log: log as unknown }),
          ),
      })
      expect(stored.join('\n')).toContain('550')
      expect(stored.join('\n')).not.toMatch(new RegExp(`${mark}|@|nobody of that name`, 'i'))
    })

    it('has told of it, in lines that can be searched, and of nobody', async () => {
      const said = system.logs()
      const lines = linesOf(said)
      const faultsTold = lines.filter(({ level, err }) => level === 'error' && err !== undefined)
      expect(faultsTold.length).toBeGreaterThan(30 / outOf)
      for (const { level, time, msg } of lines) {
        expect(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).toContain(level)
        expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
        expect(typeof msg).toBe('string')
      }
      expect(faultsTold.filter(({ requestId }) => requestId).length).toBeGreaterThan(20 / outOf)
      expect(faultsTold.filter(({ err }) => err?.stack?.includes('    at ')).length).toBeGreaterThan(
        20 / outOf,
      )

      const plain = said.toLowerCase()
      const found = [mark, ...secrets, ...(await textsOfPeople(uri))]
        .filter((one) => one.length > 7 && plain.includes(one.toLowerCase()))
        .concat(
          said.match(/[\w.-]+@[\w-]+(?:\.[\w-]+)+|made to fail|insert into [^"]*|nobody of that name/gi) ??
            [],
        )
      expect([...new Set(found)]).toEqual([])
    })
  },
)
