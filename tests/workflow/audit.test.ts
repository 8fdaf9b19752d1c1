import { beforeAll, describe, expect, it } from 'vitest'
import {
  hashOfEntry as hashWith,
  type AuditEntry,
  type HashedEntry,
} from '../../src/plugins/audit/audit-entry'
import { sealsOf, type Seals } from '../../src/plugins/audit/seals'
import { signIn, type ApiClient, type SignedInClient } from '../support/api-client'
import { rewriteLog, type AuditRow, type StoredLog } from '../support/audit-rows'
import { databasesUnderTest } from '../support/database-under-test'
import {
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  publishedLetter,
  refusalOf,
  reviewOf,
  uploadPicture,
} from '../support/items-over-rest'
import { runScript } from '../support/run-script'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const hashOfEntry = (entry: HashedEntry): string => hashWith(entry, 'school')

type Entry = AuditEntry & { id: string; school: string | null }

const entriesFor = async (client: ApiClient, query = ''): Promise<Entry[]> => {
  const path = `/api/audit-entries?depth=0&limit=100&sort=number${query}`
  return bodyOf(await client.get<{ docs: Entry[] }>(path)).docs
}

/** The newest entries, oldest of them first, after `since`. */
const after = (client: ApiClient, since: number) =>
  entriesFor(client, `&where[number][greater_than]=${since}`)

const newestNumber = async (client: ApiClient): Promise<number> =>
  bodyOf(await client.get<{ docs: Entry[] }>('/api/audit-entries?depth=0&limit=1&sort=-number')).docs[0]
    ?.number ?? 0

/** The row with this number as `change` leaves it. */
const changing =
  (number: number, change: (row: AuditRow) => AuditRow[]) =>
  ({ rows, head }: StoredLog): StoredLog => ({
    rows: rows.flatMap((row) => (row.number === number ? change(row) : [row])),
    head,
  })

/** As somebody would write an entry who knows how hashes are made, and only with the program's secret can. */
const written = (entry: Entry, changed: Partial<Entry>, hash: Seals['seal'] = hashOfEntry) => {
  const { number, previous, note } = { ...entry, ...changed }
  return { number, previous, note, hash: hash({ ...entry, ...changed }) }
}

describe.each(databasesUnderTest())('the audit log, on $name', (database) => {
  let alliance: Alliance
  let admin: SignedInClient
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;({ admin } = alliance)
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    await publishedLetter(own, { title: 'Sports day' })
    await publishedLetter(other, { title: 'Cake sale' })
  })

  const verify = (...args: string[]) => runScript('verify-audit', args, alliance.system.env)
  const seals = () => sealsOf(alliance.system.env.PAYLOAD_SECRET ?? '', [], 'school')
  const headOf = ({ number, hash }: Pick<Entry, 'number' | 'hash'>) => `${number}:${hash}`

  /** What the command says after the log was rewritten; then everything is as it was. */
  const verifiedAfter = async (change: (log: StoredLog) => StoredLog, ...args: string[]) => {
    const before = await rewriteLog(alliance.system, change)
    const result = await verify(...args)
    await rewriteLog(alliance.system, () => before)
    return result
  }

  describe('as a chain', () => {
    it('numbers its entries without a gap, each with the hash of the one before', async () => {
      const entries = await entriesFor(admin)
      expect(entries.length).toBeGreaterThan(20)
      for (const [index, entry] of entries.entries()) {
        expect(entry.number).toBe(index + 1)
        expect(entry.hash).toMatch(/^[0-9a-f]{8}-[0-9a-f]{64}$/)
        expect(entry.previous ?? '').toBe(entries[index - 1]?.hash ?? '')
        expect(seals().check(entry)).toBe('sealed')
      }
    })

    it('stays whole when many write at once', async () => {
      const since = await newestNumber(admin)
      const made = Array.from({ length: 12 }, (_, index) =>
        create(admin, 'users', { name: `Person ${index}`, email: `p${index}@many.test`, password }),
      )
      await Promise.all(made)
      expect((await after(admin, since)).map(({ action }) => action)).toEqual(Array(12).fill('account-added'))
      const entries = await entriesFor(admin)
      const [noted, newest] = entries.slice(-2) as [Entry, Entry]
      const result = await verify('--head', headOf(noted))
      expect(result.exitCode, result.stderr).toBe(0)
      expect(result.stdout).toContain(`The head that you noted is entry ${noted.number}.`)
      expect(result.stdout).toContain(`${entries.length} entries, unbroken, head ${headOf(newest)}`)
    })

    it('has nothing of what was not done after all', async () => {
      const since = await newestNumber(admin)
      const taken = { name: 'Twice', email: 'p0@many.test', password }
      expect((await admin.post('/api/users', taken)).status).toBe(400)
      expect((await own.head.patch(`/api/users/${own.editor.userId}`, { name: 'Mine' })).status).toBe(403)
      expect((await admin.delete(`/api/schools/${own.id}`)).status).toBe(409)
      expect(await after(admin, since)).toEqual([])
    })
  })

  describe('when somebody has been at the database', () => {
    type Tampering = { change: (log: StoredLog) => StoredLog; found: (newest: number) => RegExp }

    const removing = (isRemoved: (number: number) => boolean) => (log: StoredLog) => ({
      rows: log.rows.filter(({ number }) => !number || !isRemoved(number)),
      head: log.head,
    })
    const inserting = (number: number, row: (row: AuditRow) => Partial<AuditRow>) =>
      changing(number, (given) => [given, { ...given, ...row(given), id: undefined }])

    // Several at once, as far from one another as each needs to be told apart: a command takes seconds to start.
    const tampering: [what: string, Tampering[]][] = [
      [
        'what was changed, and what was removed',
        [
          {
            change: changing(23, (row) => [{ ...row, note: 'Never said' }]),
            found: () => /^Entry 23 was changed/m,
          },
          {
            change: changing(21, (row) => [{ ...row, hash: 'f'.repeat(64) }]),
            found: () => /^Entry 21 was changed/m,
          },
          {
            change: changing(19, (row) => [
              { ...row, hash: `${String(row.hash).slice(0, 9)}${'f'.repeat(64)}` },
            ]),
            found: () => /^Entry 19 was changed/m,
          },
          {
            change: changing(17, (row) => [{ ...row, at: 'soon' }]),
            found: () => /^Entry 17 was changed/m,
          },
          { change: removing((number) => number === 1), found: () => /^Entry 1 is missing\.$/m },
          { change: removing((number) => number === 12), found: () => /^Entry 12 is missing\.$/m },
          {
            change: removing((number) => number >= 5 && number <= 9),
            found: () => /^Entries 5 to 9 are missing\.$/m,
          },
        ],
      ],
      [
        'what was moved, inserted, or cut off',
        [
          { change: changing(22, (row) => [renamed(row)]), found: () => /^Entry 22 was changed/m },
          {
            change: ({ rows, head }) => ({
              rows: rows.map((row) => ({
                ...row,
                number: row.number === 7 ? 8 : row.number === 8 ? 7 : row.number,
              })),
              head,
            }),
            found: () =>
              /^Entry 7 was changed, or stood elsewhere\.\nEntry 8 was changed, or stood elsewhere\.$/m,
          },
          {
            change: inserting(4, () => ({ note: 'Inserted' })),
            // MongoDB's index is made anew at each start, and takes the number of what does not fit into the log.
            found: () =>
              database.name === 'SQLite'
                ? /^Entry 4 is there 2 times/m
                : /^An entry without a number was inserted/m,
          },
          { change: inserting(14, () => ({ number: 14.5 })), found: () => /^Entry 14\.5 was inserted/m },
          {
            change: ({ rows, head }) => ({ rows: rows.slice(0, -1), head }),
            found: (newest) => new RegExp(`^Entry ${newest} is missing\\.$`, 'm'),
          },
        ],
      ],
      [
        'an entry without a number, and a head that is gone',
        [
          {
            change: ({ rows, head }) => ({
              rows: [...rows, { ...(rows.at(-1) as AuditRow), id: undefined, number: null, hash: null }],
              head,
            }),
            found: () => /^An entry without a number was inserted, dated 2\d{3}-/m,
          },
          {
            change: ({ rows, head }) => ({
              rows: [
                ...rows,
                { ...(rows[0] as AuditRow), id: undefined, number: null, hash: null, at: 'soon' },
              ],
              head,
            }),
            found: () => /^An entry without a number was inserted, with no valid time\.$/m,
          },
          {
            change: ({ rows }) => ({ rows, head: undefined }),
            found: () => /^What comes after entry 0 was inserted/m,
          },
        ],
      ],
    ]

    it.each(tampering)('the command finds %s', async (_what, all) => {
      const newest = await newestNumber(admin)
      const result = await verifiedAfter((log) =>
        all.reduce((rewritten, { change }) => change(rewritten), log),
      )
      expect(result.exitCode).toBe(1)
      for (const { found } of all) expect(result.stderr).toMatch(found(newest))
      expect(result.stderr.trim().split('\n').at(-1)).toMatch(/^\d+ entries, \d+ faults?\.$/)
    })

    it('the command finds an entry that was replaced, and one put after the newest, hash and all', async () => {
      const entries = await entriesFor(admin)
      const [replaced, newest] = [entries[8], entries.at(-1)] as [Entry, Entry]
      const { note, hash } = written(replaced, { note: 'Rewritten' })
      const forged = written(newest, { number: newest.number + 1, previous: newest.hash })
      const replace = changing(9, (row) => [{ ...row, note, hash }])
      const append = changing(newest.number, (row) => [row, { ...row, ...forged, id: undefined }])
      const result = await verifiedAfter((log) => append(replace(log)))
      expect(result.exitCode).toBe(1)
      expect(result.stderr).toMatch(/^Entry 9 has no seal, and one before it has: it was replaced\.$/m)
      // The one that follows shows it, too.
      expect(result.stderr).toMatch(/^Entry 10 does not follow from the one before/m)
      expect(result.stderr).toContain(`What comes after entry ${newest.number} was inserted`)
    })

    /** The newest three written anew, and the head. */
    const rewriting = async (hash?: Seals['seal']) => {
      const entries = (await after(admin, (await newestNumber(admin)) - 3)) as [Entry, Entry, Entry]
      const [first, middle, newest] = entries
      const a = written(first, { note: 'Rewritten' }, hash)
      const b = written(middle, { previous: a.hash }, hash)
      const c = written(newest, { previous: b.hash }, hash)
      const rewrite = ({ rows }: StoredLog): StoredLog => ({
        rows: rows.map((row) => ({ ...row, ...[a, b, c].find(({ number }) => number === row.number) })),
        head: { value: c.number, hash: c.hash },
      })
      return { rewrite, middle, newest }
    }

    it('the command finds an end that was written anew without the secret', async () => {
      const { rewrite, newest } = await rewriting()
      const { exitCode, stderr } = await verifiedAfter(rewrite)
      expect(exitCode).toBe(1)
      expect(stderr).toMatch(new RegExp(`^Entry ${newest.number} has no seal, and one before it has`, 'm'))
      const other = await verifiedAfter((await rewriting(sealsOf('x'.repeat(32), [], 'school').seal)).rewrite)
      expect(other.stderr).toMatch(
        new RegExp(
          `^Entries ${newest.number - 2} to ${newest.number} are sealed with a secret that is not`,
          'm',
        ),
      )
    })

    it('the command finds a log from which all seals were taken', async () => {
      const entries = await entriesFor(admin)
      let previous = ''
      const plain = new Map(
        entries.map((entry) => {
          const row = written(entry, { previous })
          previous = row.hash
          return [row.number, row]
        }),
      )
      const result = await verifiedAfter(({ rows }) => ({
        rows: rows.map((row) => ({ ...row, ...plain.get(row.number ?? 0) })),
        head: { value: entries.length, hash: previous },
      }))
      expect(result.exitCode).toBe(1)
      expect(result.stderr).toMatch(new RegExp(`^Entry ${entries.length}, the newest, has no seal\\.`, 'm'))
    })

    it('an end that was cut off, with the counter, is found by a head that was noted before', async () => {
      const newest = (await entriesFor(admin)).at(-1) as Entry
      const before = (await after(admin, newest.number - 3))[0] as Entry
      const cut = await verifiedAfter(
        ({ rows }) => ({
          rows: rows.filter(({ number }) => (number ?? 0) <= before.number),
          head: { value: before.number, hash: before.hash },
        }),
        '--head',
        headOf(newest),
      )
      expect(cut.exitCode).toBe(1)
      expect(cut.stderr).toContain(
        `The end was cut off: the head that you noted is entry ${newest.number}, and the newest is ${before.number}. 2 entries are missing.`,
      )
    })

    it('a log that was rewritten as a whole, with the secret, is found by a head that was noted before', async () => {
      const { rewrite, middle } = await rewriting(seals().seal)
      const numbered = await verifiedAfter(rewrite, '--head', headOf(middle))
      expect(numbered.stderr).toContain(`Entry ${middle.number} is not the one that you noted`)
      const rewritten = await verifiedAfter(rewrite, '--head', middle.hash)
      expect(rewritten.exitCode).toBe(1)
      // Nothing else is wrong with it: without the head that was noted, it would be unbroken.
      expect(rewritten.stderr).toMatch(
        /^The head that you noted is not there any more\.\n\d+ entries, 1 fault\.$/m,
      )
    })
  })

  it('the command explains itself, and what a head looks like', async () => {
    const help = await verify('--help')
    expect(help.exitCode).toBe(0)
    expect(help.stdout).toContain('--head NUMBER:HASH')
    const wrong = await verify('--head', 'abc')
    expect(wrong.exitCode).toBe(1)
    expect(wrong.stderr).toContain('a number, a colon and a hash')
  })

  describe('is read', () => {
    it('by the administrator as a whole, and by headteacher and chair as far as it is of their school', async () => {
      const whole = await entriesFor(admin)
      expect(whole.some(({ action, school }) => action === 'school-added' && !school)).toBe(true)
      for (const client of [own.head, own.chair]) {
        const read = await entriesFor(client)
        expect(read.map(({ itemTitle }) => itemTitle)).toContain('Sports day')
        expect(new Set(read.map(({ school }) => school))).toEqual(new Set([own.id]))
        const foreign = whole.find(({ school }) => school === other.id) as Entry
        expect((await client.get(`/api/audit-entries/${foreign.id}`)).status).toBe(404)
      }
    })

    it('by a deputy while covering', async () => {
      const from = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
      const deputy = async (email: string, coverFrom: string, coverUntil: string) => {
        const schools = [{ school: own.id, roles: ['deputy'], coverFrom, coverUntil }]
        await create(admin, 'users', { name: 'Deputy', email, password, schools })
        return signIn(alliance.system.url, email, password)
      }
      const covering = await deputy('now@deputy.test', from(-1), from(1))
      expect((await entriesFor(covering)).length).toBeGreaterThan(0)
      const later = await deputy('later@deputy.test', from(1), from(2))
      expect((await later.get('/api/audit-entries')).status).toBe(403)
    })

    it('by nobody else', async () => {
      for (const client of [own.editor, alliance.visitor]) {
        expect((await client.get('/api/audit-entries')).status).toBe(403)
        expect((await client.get('/api/audit-entries/count')).status).toBe(403)
      }
    })

    it('by editors as the history of what they may review', async () => {
      const letter = await publishedLetter(own, { title: 'With a history' })
      const { history } = await reviewOf(own.editor, 'letters', letter.id)
      expect(history.map(({ action }) => action)).toEqual(['submit', 'approve', 'publish'])
    })
  })

  it('is changed and deleted by nobody, one by one or in bulk', async () => {
    const before = await entriesFor(admin, '&where[number][less_than]=40')
    const { id } = before.at(-1) as Entry
    for (const client of [admin, own.head, own.chair, own.editor, alliance.visitor]) {
      const answers = [
        await client.patch(`/api/audit-entries/${id}`, { note: 'Changed' }),
        await client.patch('/api/audit-entries?where[id][exists]=true', { note: 'Changed' }),
        await client.patch(`/api/audit-entries/${id}?overrideAccess=true`, {
          overrideAccess: true,
          note: 'x',
        }),
        await client.delete(`/api/audit-entries/${id}`),
        await client.delete('/api/audit-entries?where[id][exists]=true'),
        await client.post('/api/audit-entries', { action: 'approve', at: new Date().toISOString() }),
        await client.post(`/api/audit-entries/${id}/duplicate`),
      ]
      for (const answer of answers) expect([403, 404]).toContain(answer.status)
    }
    expect(await entriesFor(admin, '&where[number][less_than]=40')).toEqual(before)
  })

  describe('tells of', () => {
    /** Action, school and note of what was recorded meanwhile. */
    const recorded = async (work: () => Promise<unknown>) => {
      const since = await newestNumber(admin)
      await work()
      return (await after(admin, since)).map(({ action, school, note }) => [
        action,
        school ?? null,
        note ?? '',
      ])
    }

    it('accounts: made, changed, and removed', async () => {
      let id = ''
      const data = {
        name: 'Newcomer',
        email: 'newcomer@people.test',
        password,
        schools: [
          { school: own.id, roles: ['editor'] },
          { school: other.id, roles: ['chair'] },
        ],
      }
      expect(await recorded(async () => ({ id } = await create(admin, 'users', data)))).toEqual([
        ['account-added', own.id, 'editor'],
        ['account-added', other.id, 'chair'],
      ])
      const change = (changed: object) => recorded(() => edit(admin, 'users', id, changed))
      expect(await change({ allianceAdmin: true })).toEqual([
        ['roles-changed', null, 'nothing → alliance administrator'],
      ])
      const cover = { coverFrom: '2026-09-01T00:00:00.000Z', coverUntil: '2026-10-01T00:00:00.000Z' }
      expect(await change({ schools: [{ school: own.id, roles: ['editor', 'deputy'], ...cover }] })).toEqual([
        [
          'roles-changed',
          own.id,
          'editor → deputy (covers 2026-09-01T00:00:00.000Z to 2026-10-01T00:00:00.000Z), editor',
        ],
        ['roles-changed', other.id, 'chair → nothing'],
      ])
      expect(await change({ name: 'Old hand' })).toEqual([
        ['account-changed', own.id, 'Name: Newcomer → Old hand'],
      ])
      expect(await change({ email: 'old-hand@people.test' })).toEqual([
        ['account-changed', own.id, 'The e-mail address was changed.'],
      ])
      expect(await change({ password: 'Three-other-words-2' })).toEqual([['password-changed', own.id, '']])
      expect(await change({ name: 'Old hand' })).toEqual([])
      expect(await recorded(() => admin.delete(`/api/users/${id}`))).toEqual([
        [
          'account-removed',
          own.id,
          'deputy (covers 2026-09-01T00:00:00.000Z to 2026-10-01T00:00:00.000Z), editor',
        ],
        ['account-removed', null, 'alliance administrator'],
      ])
      const everything = JSON.stringify(await entriesFor(admin, '&where[itemTitle][in]=Newcomer,Old hand'))
      expect(everything).not.toMatch(/people\.test|words-2|random-words/)
    })

    it('changes whose answer does not show them', async () => {
      const picture = await uploadPicture(own)
      const mark = () =>
        own.editor.patch(`/api/media/${picture.id}?select[alt]=true&depth=0`, {
          people: { doNotPublish: true },
        })
      expect(await recorded(mark)).toEqual([['picture-marked', own.id, 'Do not publish: no → yes']])
      const inBulk = () =>
        admin.patch(`/api/media?where[id][equals]=${picture.id}`, { people: { doNotPublish: false } })
      expect(await recorded(inBulk)).toEqual([['picture-marked', own.id, 'Do not publish: yes → no']])
    })

    it('a password that somebody changes, by name', async () => {
      const email = 'changer@people.test'
      const { id } = await create(admin, 'users', { name: 'Changer', email, password, schools: [] })
      const person = await signIn(alliance.system.url, email, password)
      const since = await newestNumber(admin)
      await edit(person, 'users', id, { password: 'Three-other-words-3', currentPassword: password })
      expect(await after(admin, since)).toMatchObject([
        { action: 'password-changed', by: id, byName: 'Changer', itemTitle: 'Changer' },
      ])
    })

    it('schools: the rules that were changed, and the day on which one left', async () => {
      const change = (client: ApiClient, changed: object) =>
        recorded(() => edit(client, 'schools', other.id, changed))
      expect(await change(other.head, { strapline: 'Together' })).toEqual([])
      expect(await change(other.head, { allowOwnApproval: false })).toEqual([
        ['school-changed', other.id, 'A headteacher may approve what they wrote: yes → no'],
      ])
      expect(await change(other.head, { requireSecondFactor: true })).toEqual([
        ['school-changed', other.id, 'Staff need a second factor: no → yes'],
      ])
      // From now on the headteacher would have to set one up first.
      await edit(admin, 'schools', other.id, { allowOwnApproval: true, requireSecondFactor: false })
      const [left] = await change(admin, { leftOn: '2099-07-31' })
      expect(left?.[2]).toMatch(/^Left on: no → 2099-07-3/)
      let id = ''
      const make = async () => ({ id } = await create(admin, 'schools', { name: 'Sixth', slug: 'sixth' }))
      expect(await recorded(make)).toEqual([['school-added', null, '']])
      expect(await recorded(() => admin.delete(`/api/schools/${id}`))).toEqual([['school-removed', null, '']])
    })

    it('site clients: made, renewed, switched off, and removed', async () => {
      let id = ''
      const client = { name: 'Our website', school: own.id, enabled: true }
      const make = async () => ({ id } = await create(own.head, 'site-clients', client))
      expect(await recorded(make)).toEqual([['site-client-added', own.id, '']])
      expect(await recorded(() => own.head.post(`/api/site-clients/${id}/rotate-key`, {}))).toEqual([
        ['key-renewed', own.id, ''],
      ])
      expect(await recorded(() => edit(own.head, 'site-clients', id, { enabled: false }))).toEqual([
        ['site-client-changed', own.id, 'Enabled: yes → no'],
      ])
      const webhooks = [{ url: 'https://www.school.example/hooks' }]
      expect(await recorded(() => edit(own.head, 'site-clients', id, { webhooks }))).toEqual([
        ['webhooks-changed', own.id, 'An address or its secret was changed.'],
      ])
      const renew = () =>
        own.head.post(`/api/site-clients/${id}/rotate-webhook-secret`, {
          url: 'https://www.school.example/hooks',
        })
      expect(await recorded(renew)).toEqual([
        ['webhooks-changed', own.id, 'An address or its secret was changed.'],
      ])
      expect(await recorded(() => own.head.delete(`/api/site-clients/${id}`))).toEqual([
        ['site-client-removed', own.id, ''],
      ])
    })

    it('what the system did by itself, with no address', async () => {
      const [first] = (await entriesFor(admin, '&where[number][equals]=1')) as [Entry]
      expect(first).toMatchObject({
        action: 'account-added',
        itemTitle: 'Alex Administrator',
        byName: 'the system (making the first administrator)',
        note: 'alliance administrator',
      })
      expect(first.address ?? '').toBe('')
    })
  })

  it('begins its chain after entries from before there was one', async () => {
    const chained = await rewriteLog(alliance.system, ({ rows }) => ({
      rows: rows.map((row) => ({ ...row, number: null, previous: null, hash: null })),
      head: undefined,
    }))
    const letter = await create(own.editor, 'letters', letterOf(own, { title: 'The first of the chain' }))
    await publish(own, 'letters', letter.id)
    const result = await verify()
    await rewriteLog(alliance.system, () => chained)
    expect(result.exitCode, result.stderr).toBe(0)
    expect(result.stdout).toContain(`Before the chain: ${chained.rows.length} entries without a hash`)
    expect(result.stdout).toMatch(/^3 entries, unbroken, head 3:[0-9a-f]{8}-[0-9a-f]{64}$/m)
  })

  describe('as CSV', () => {
    const file = (client: ApiClient, query = '') =>
      client.get<string>(`/api/audit-entries/export.csv${query}`)
    const lines = async (client: ApiClient, query = ''): Promise<string[]> =>
      bodyOf(await file(client, query))
        .trimEnd()
        .split('\r\n')
        .slice(1)

    it('is a file with a date, a byte order mark, and a line for each entry', async () => {
      const response = await fetch(`${alliance.system.url}/api/audit-entries/export.csv`, {
        headers: { authorization: `JWT ${admin.token}` },
      })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/)
      expect(response.headers.get('content-disposition')).toMatch(
        /^attachment; filename="audit-log-\d{4}-\d\d-\d\d\.csv"$/,
      )
      expect(response.headers.get('cache-control')).toBe('no-store')
      const bytes = Buffer.from(await response.arrayBuffer())
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const [heading, first] = bytes.subarray(3).toString('utf8').split('\r\n')
      expect(heading).toMatch(/^Number,Time \(UTC\),Time \(Europe\/London\),By,Action,/)
      expect(first).toMatch(
        /^1,\d{4}-\d\d-\d\dT[\d:.]+Z,\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d,the system \(making the first administrator\),account-added,users,Alex Administrator,/,
      )
      expect(await lines(admin)).toHaveLength(await newestNumber(admin))
    })

    it('has for each what they may read, and for others nothing', async () => {
      for (const client of [own.head, own.chair]) {
        const text = (await lines(client)).join('\n')
        expect(text).toContain('Sports day')
        expect(text).not.toContain('Cake sale')
        expect(await lines(client, `?school=${other.slug}`)).toEqual([])
      }
      expect(refusalOf(await file(own.editor))).toEqual([403, 'not-allowed'])
      expect(refusalOf(await file(alliance.visitor))).toEqual([401, 'not-signed-in'])
    })

    it('is cut by days and schools, and refuses what is none', async () => {
      const ofSchool = await lines(admin, `?school=${own.slug}`)
      expect(ofSchool.length).toBeGreaterThan(3)
      expect(await lines(admin, `?school=${own.id}`)).toEqual(ofSchool)
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
      expect(await lines(admin, `?from=2020-01-01&to=${today}`)).toHaveLength((await lines(admin)).length)
      expect(await lines(admin, '?to=2020-01-01')).toEqual([])
      expect(await lines(admin, '?from=2099-01-01T00:00:00Z')).toEqual([])
      for (const query of [
        '?from=soon',
        '?to=2026-02-30',
        '?from=2026-02-01&to=2026-01-01',
        '?school=hogwarts',
      ]) {
        expect(refusalOf(await file(admin, query)), query).toEqual([400, 'invalid-query'])
      }
    })

    it('has all pages of a long log, and no formulas', async () => {
      const before = await rewriteLog(alliance.system, ({ rows, head }) => {
        const copied = rows.find(({ action }) => action === 'approve') as AuditRow
        const long = Array.from({ length: 1203 }, (_, index) => ({
          ...copied,
          id: undefined,
          number: 10_000 + index,
          note: index === 0 ? '=HYPERLINK("http://x.example")' : `Said, "${index}"`,
        }))
        return { rows: [...rows, ...long], head }
      })
      const all = await lines(admin)
      await rewriteLog(alliance.system, () => before)
      expect(all).toHaveLength(before.rows.length + 1203)
      expect(new Set(all).size).toBe(all.length)
      expect(all.join('\n')).toContain(`"'=HYPERLINK(""http://x.example"")"`)
      expect(all.join('\n')).toContain('"Said, ""77"""')
    })
  })

  describe('says from where something was asked for', () => {
    const forged = { 'x-forwarded-for': '203.0.113.77', 'x-kpsa-address': '198.51.100.0/24' }

    /** The address in the entry of a submission that was sent with these headers. */
    const addressOf = async ({ admin: reader, schools }: Alliance, headers: Record<string, string>) => {
      const [school] = schools as [AllianceSchool]
      const letter = await create(school.editor, 'letters', letterOf(school, { title: 'Sent from' }))
      bodyOf(await school.editor.post(`/api/letters/${letter.id}/submit`, {}, headers))
      const [entry] = await entriesFor(reader, `&where[itemId][equals]=${letter.id}`)
      return entry?.address
    }

    it('as the connection does, whatever the request claims', async () => {
      expect(await addressOf(alliance, {})).toBe('127.0.0.0/24')
      expect(await addressOf(alliance, forged)).toBe('127.0.0.0/24')
    })

    it('as a proxy does that TRUST_PROXY counts, shortened', async () => {
      const behind = await startAlliance(database, { schools: 1, env: { TRUST_PROXY: '1' } })
      expect(await addressOf(behind, forged)).toBe('203.0.113.0/24')
      const chain = { ...forged, 'x-forwarded-for': '198.51.100.9, 2001:db8:7:8::9' }
      expect(await addressOf(behind, chain)).toBe('2001:db8:7::/48')
      expect((await addressOf(behind, { 'x-forwarded-for': 'somewhere' })) ?? '').toBe('')
      await behind.system.stop()
    })
  })
})

/** The title is called otherwise in the two databases. */
const renamed = (row: AuditRow): AuditRow => ({
  ...row,
  ['item_title' in row ? 'item_title' : 'itemTitle']: 'Another title',
})
