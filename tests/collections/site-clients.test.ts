import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsIn, startSmallSystem, type Answer, type SmallSystem } from './small-system'

let system: SmallSystem
beforeAll(async () => {
  system = await startSmallSystem()
})
afterAll(() => system?.stop())

const url = 'https://www.a-school.example/hook'
const hash = (key: string) => createHash('sha256').update(key).digest('hex')

const make = async (data: Record<string, unknown> = {}, email = 'head@a.test'): Promise<Answer> =>
  (await system.as(email))('POST', '/site-clients', { name: 'Website', webhooks: [{ url }], ...data })

const stored = async (id: string) => {
  const { readStoredClient } = await import('../../src/site-clients/stored-client')
  return readStoredClient(system.payload, id)
}

describe('the key of a site client', () => {
  it('is answered once, and kept as a hash', async () => {
    const answer = await make()
    expect(answer.status).toBe(201)
    const doc = answer.body.doc as { id: string; key: string }
    expect(answer.body.key).toBe(doc.key)
    expect(doc.key).toMatch(/^kpsa_live_[A-Za-z0-9_-]{43}$/)
    expect((await stored(doc.id)).keys).toMatchObject([{ hash: hash(doc.key), validUntil: null }])
    const head = await system.as('head@a.test')
    const everything = JSON.stringify([
      await head('GET', `/site-clients/${doc.id}?depth=2&showHiddenFields=true`),
      await head('GET', '/site-clients?select[keys]=true&select[webhooks]=true'),
      await head('PATCH', `/site-clients/${doc.id}`, { name: 'Renamed' }),
      await (await system.as('admin@kpsa.test'))('GET', `/site-clients/${doc.id}`),
    ])
    expect(everything).toContain('Renamed')
    for (const secret of [doc.key, hash(doc.key), 'hash', 'secret', 'Secret'])
      expect(everything).not.toContain(secret)
    expect((await stored(doc.id)).keys).toHaveLength(1)
  })

  it('cannot be guessed at by queries or sorting', async () => {
    const head = await system.as('head@a.test')
    for (const query of [
      'where[keys.hash][like]=a',
      'where[keys.hash][exists]=true',
      'where[or][0][keys.hash][equals]=x',
      'where[keys.validUntil][exists]=true',
      'where[webhooks.secret][exists]=true',
      'sort=keys.hash',
      'sort=webhooks.secret',
    ]) {
      expect((await head('GET', `/site-clients?${query}`)).status, query).toBe(400)
    }
  })

  it('cannot be set by a person', async () => {
    const forged = { keys: [{ hash: hash('mine') }], webhooks: [{ url, secret: 'mine' }] }
    const doc = (await make(forged)).body.doc as { id: string; key: string }
    const head = await system.as('head@a.test')
    await head('PATCH', `/site-clients/${doc.id}`, forged)
    const now = await stored(doc.id)
    expect(now.keys).toMatchObject([{ hash: hash(doc.key) }])
    expect(now.webhooks?.[0]?.secret).not.toBe('mine')
  })

  it('is renewed, and the old one works for the overlap', async () => {
    const doc = (await make()).body.doc as { id: string; key: string }
    const head = await system.as('head@a.test')
    const answer = await head('POST', `/site-clients/${doc.id}/rotate-key`, { overlapHours: 2 })
    expect(answer.status).toBe(200)
    const key = answer.body.key as string
    const keys = (await stored(doc.id)).keys ?? []
    expect(keys.map((entry) => entry.hash)).toEqual([hash(doc.key), hash(key)])
    expect(Date.parse(keys[0]?.validUntil ?? '') / 3_600_000).toBeCloseTo(Date.now() / 3_600_000 + 2, 1)
    const atOnce = await head('POST', `/site-clients/${doc.id}/rotate-key`, { overlapHours: 0 })
    expect((await stored(doc.id)).keys).toMatchObject([
      { hash: hash(atOnce.body.key as string), validUntil: null },
    ])
    expect((await head('POST', `/site-clients/${doc.id}/rotate-key`)).status).toBe(200)
    for (const body of [{ overlapHours: -1 }, { overlapHours: 'two' }, { overlapHours: 1e9 }, [1]]) {
      expect((await head('POST', `/site-clients/${doc.id}/rotate-key`, body)).status).toBe(400)
    }
  })
})

describe('the secret of a webhook', () => {
  it('is answered once as Standard Webhooks write it, and encrypted at rest', async () => {
    const { signingSecrets } = await import('../../src/site-clients/webhook-secrets')
    const doc = (await make()).body.doc as { id: string }
    const first = (await stored(doc.id)).webhooks?.[0]?.secret
    expect(first).toBeTruthy()
    const head = await system.as('head@a.test')
    const answer = await head('POST', `/site-clients/${doc.id}/rotate-webhook-secret`, {
      url,
      overlapHours: 1,
    })
    const secret = answer.body.secret as string
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const webhook = (await stored(doc.id)).webhooks?.[0]
    expect(webhook?.secret).not.toContain(secret)
    const secrets = signingSecrets(system.payload, webhook ?? {}, new Date())
    expect(secrets[0]).toBe(secret)
    expect(secrets).toHaveLength(2)
    expect(signingSecrets(system.payload, webhook ?? {}, new Date(Date.now() + 2 * 3_600_000))).toEqual([
      secret,
    ])

    // The same address without its row's id keeps its secret, as when a script sends the whole list.
    await head('PATCH', `/site-clients/${doc.id}`, { webhooks: [{ url, enabled: false }] })
    const after = (await stored(doc.id)).webhooks?.[0]
    expect(after?.enabled).toBe(false)
    expect(signingSecrets(system.payload, after ?? {}, new Date())[0]).toBe(secret)

    expect((await head('POST', `/site-clients/${doc.id}/rotate-webhook-secret`, {})).status).toBe(400)
    const unknown = await head('POST', `/site-clients/${doc.id}/rotate-webhook-secret`, {
      url: 'https://x.example/',
    })
    expect(unknown.status).toBe(404)
  })

  it.each([
    'http://www.school.example/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'nonsense',
    'https://u:p@x.example/',
  ])('is never sent to %s', async (address) => {
    const answer = await make({ webhooks: [{ url: address }] })
    expect(answer.status).toBe(400)
    expect(problemsIn(answer)).toMatch(/^webhooks\.0\.url: /)
  })

  it('takes an address once, and only the known types', async () => {
    expect(problemsIn(await make({ webhooks: [{ url }, { url }] }))).toContain('stands here twice')
    expect((await make({ webhooks: [{ url, types: ['item.deleted'] }] })).status).toBe(400)
  })
})

describe('who may', () => {
  it('the headteacher of the school and the administrator, nobody else', async () => {
    const doc = (await make()).body.doc as { id: string }
    expect((await make({ school: system.school.b }, 'admin@kpsa.test')).status).toBe(201)
    expect((await make({ school: system.school.b })).status).toBe(403)
    expect((await make({}, 'editor@a.test')).status).toBe(403)
    const calls = async (email: string) => {
      const call = await system.as(email)
      return [
        (await call('GET', `/site-clients/${doc.id}`)).status,
        (await call('PATCH', `/site-clients/${doc.id}`, { name: 'x' })).status,
        (await call('POST', `/site-clients/${doc.id}/rotate-key`, {})).status,
        (await call('POST', `/site-clients/${doc.id}/rotate-webhook-secret`, { url })).status,
      ]
    }
    expect(await calls('admin@kpsa.test')).toEqual([200, 200, 200, 200])
    expect(await calls('head@a.test')).toEqual([200, 200, 200, 200])
    expect(await calls('head@b.test')).toEqual([404, 403, 404, 404])
    expect(await calls('editor@a.test')).toEqual([403, 403, 403, 403])
    expect((await system.call('POST', `/site-clients/${doc.id}/rotate-key`, {})).status).toBe(401)
    const head = await system.as('head@a.test')
    // Not even by whoever may write for both: its key would open another school's site from one moment to the next.
    for (const call of [head, await system.as('admin@kpsa.test')]) {
      expect((await call('PATCH', `/site-clients/${doc.id}`, { school: system.school.b })).status).toBe(403)
    }
  })

  it('the demonstration stores the key that its documentation names', async () => {
    const { setKnownKey } = await import('../../src/site-clients/set-known-key')
    const doc = (await make()).body.doc as { id: string }
    const key = 'kpsa_demo_a-school_0123456789abcdef'
    await setKnownKey(system.payload, doc.id, key)
    expect((await stored(doc.id)).keys).toMatchObject([{ hash: hash(key) }])
    await expect(setKnownKey(system.payload, doc.id, 'secret')).rejects.toThrow('no key of the demonstration')
  })
})
