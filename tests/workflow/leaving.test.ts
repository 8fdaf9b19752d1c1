import { createClient } from '@libsql/client'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  letterOf,
  publish,
  publishedLetter,
  refusalOf,
  reviewOf,
  shownOn,
  submit,
} from '../support/items-over-rest'
import { startMailServer } from '../support/mail-server'
import { reconcileAtRest } from '../support/reconcile-at-rest'
import type { RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()
const day = 24 * 3_600_000

/** A school’s record, changed behind the program's back: as a database from before leaving was a step has it. */
const setLeftOn = async (
  { databaseUri }: RunningSystem,
  slug: string,
  leftOn: Date | null,
): Promise<void> => {
  if (databaseUri.startsWith('mongodb')) {
    const client = await MongoClient.connect(databaseUri)
    await client.db().collection('schools').updateOne({ slug }, { $set: { leftOn } })
    await client.close()
    return
  }
  const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
  await client.execute('PRAGMA busy_timeout = 5000')
  await client.execute({
    sql: 'UPDATE schools SET left_on = ? WHERE slug = ?',
    args: [leftOn?.toISOString() ?? null, slug],
  })
  client.close()
}

/** The clock of a timed job, brought forward. */
const jobsAreDue = async ({ databaseUri }: RunningSystem, task: string): Promise<void> => {
  const past = new Date(Date.now() - 60_000)
  if (databaseUri.startsWith('mongodb')) {
    const client = await MongoClient.connect(databaseUri)
    const { modifiedCount } = await client
      .db()
      .collection('payload-jobs')
      .updateMany({ taskSlug: task }, { $set: { waitUntil: past } })
    expect(modifiedCount).toBeGreaterThan(0)
    await client.close()
    return
  }
  const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
  await client.execute('PRAGMA busy_timeout = 5000')
  const { rowsAffected } = await client.execute({
    sql: 'UPDATE payload_jobs SET wait_until = ? WHERE task_slug = ?',
    args: [past.toISOString(), task],
  })
  expect(rowsAffected).toBeGreaterThan(0)
  client.close()
}

describe.each(databasesUnderTest())('a school leaves the alliance, on $name', (database) => {
  let mail: Awaited<ReturnType<typeof startMailServer>>
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  let leaver: AllianceSchool

  beforeAll(async () => {
    mail = await startMailServer()
    alliance = await startAlliance(database, { schools: 3, env: { SMTP_URL: mail.url } })
    ;[own, other, leaver] = alliance.schools as [AllianceSchool, AllianceSchool, AllianceSchool]
  })
  afterAll(async () => {
    await alliance?.system.stop()
    await mail?.stop()
  })

  const setLeaving = async (leftOn: string | null) =>
    bodyOf(await alliance.admin.patch(`/api/schools/${leaver.id}`, { leftOn }))
  const joint = (title: string, data: object = {}, by = own) =>
    create(
      by.editor,
      'letters',
      letterOf(by, {
        title,
        coSigningSchools: [own, other, leaver].filter((one) => one !== by).map(({ id }) => id),
        ...data,
      }),
    )
  const signedBy = async (id: string, schools: AllianceSchool[], by = own) => {
    const { version } = await submit(by.editor, 'letters', id)
    for (const school of schools) bodyOf(await act(school.head, 'letters', id, 'approve', { version }))
    return version
  }
  const stateOf = async (id: string, school = own) => (await reviewOf(school.head, 'letters', id)).state
  const arrived = (subject: string, to: string) =>
    mail.arrived.filter((one) => one.subject === subject && one.to === to)

  it('what waits for nobody else goes live or waits for its time, by the leaving itself', async () => {
    const complete = await joint('Complete without it')
    const version = await signedBy(complete.id, [own, other])
    const later = await joint('Complete, for later', { publishAt: inAnHour() })
    await signedBy(later.id, [own, other])
    const open = await joint('Still waits for another school')
    const openVersion = await signedBy(open.id, [own])
    const newer = await joint('A newer version of what is live')
    await signedBy(newer.id, [own, other, leaver])
    bodyOf(await own.editor.patch(`/api/letters/${newer.id}`, { title: 'The newer version' }))
    await signedBy(newer.id, [own, other])
    const source = await publishedLetter(own, { title: 'With a translation', coSigningSchools: [] })
    expect(source.version).toBeDefined()
    const theirs = await joint('Submitted by the leaver', {}, leaver)
    await signedBy(theirs.id, [leaver, other], leaver)
    const alone = await create(leaver.editor, 'letters', letterOf(leaver, { title: 'Its own, submitted' }))
    await submit(leaver.editor, 'letters', alone.id)
    const aloneLater = await create(
      leaver.editor,
      'letters',
      letterOf(leaver, { title: 'Its own, for later', publishAt: inAnHour() }),
    )
    await publish(leaver, 'letters', aloneLater.id)
    const live = await publishedLetter(leaver, { title: 'Its own, public', channels: { kpsa: true } })
    const together = await joint('Said together')
    await signedBy(together.id, [own, other, leaver])
    const received = await publishedLetter(own, {
      title: 'Received from another school',
      channels: { schools: [leaver.id] },
    })
    const accept = { version: received.version, decision: 'accept' }
    bodyOf(await act(leaver.head, 'letters', received.id, 'receive', accept))
    expect(await shownOn(alliance.visitor, leaver.slug, 'letters', received.slug)).toBeDefined()

    // Today: whatever the time is, from the beginning of the day it is no member.
    await setLeaving(new Date().toISOString())

    const done = await reviewOf(own.head, 'letters', complete.id)
    expect(done).toMatchObject({ state: 'published', publishedVersion: version })
    expect(await shownOn(alliance.visitor, own.slug, 'letters', complete.slug)).toMatchObject({ version })
    expect(done.history.map(({ action }) => action).slice(-2)).toEqual(['complete-without', 'publish'])
    expect(done.history.at(-2)?.note).toContain(`${leaver.name} has left the alliance`)
    expect(await stateOf(later.id)).toBe('scheduled')
    expect(await reviewOf(own.head, 'letters', newer.id)).toMatchObject({ state: 'published' })
    expect(await shownOn(alliance.visitor, own.slug, 'letters', newer.slug)).toMatchObject({
      title: 'The newer version',
    })
    expect(await stateOf(open.id)).toBe('submitted')
    const last = await act(other.head, 'letters', open.id, 'approve', { version: openVersion })
    expect(bodyOf(last).state).toBe('published')

    // Its own: nobody signs for it any more, and nobody publishes in its name.
    for (const id of [theirs.id, alone.id]) {
      const review = await reviewOf(leaver.head, 'letters', id)
      expect(review.state).toBe('changes-requested')
      expect(review.history.at(-1)).toMatchObject({ action: 'given-back' })
      expect(review.problems).toContainEqual(expect.objectContaining({ code: 'owner-left', blocking: true }))
      expect(refusalOf(await act(leaver.editor, 'letters', id, 'submit'))).toEqual([403, 'school-left'])
    }
    expect(await shownOn(alliance.visitor, other.slug, 'letters', theirs.slug)).toBeUndefined()
    // What its headteacher had approved stands, and its site stays as it is.
    expect(await stateOf(aloneLater.id, leaver)).toBe('scheduled')
    for (const { slug } of [live, together]) {
      expect(await shownOn(alliance.visitor, leaver.slug, 'letters', slug), slug).toBeDefined()
    }
    bodyOf(await act(leaver.head, 'letters', aloneLater.id, 'withdraw', { reason: 'No longer.' }))

    // What it had received goes from its site, and nobody accepts for it while it is away.
    expect(await shownOn(alliance.visitor, leaver.slug, 'letters', received.slug)).toBeUndefined()
    expect(await shownOn(alliance.visitor, own.slug, 'letters', received.slug)).toBeDefined()
    expect((await act(leaver.head, 'letters', received.id, 'receive', accept)).status).toBe(403)

    await expect
      .poll(() => arrived('Published: Complete without it', `editor@${own.slug}.test`).length, {
        timeout: 60_000,
      })
      .toBe(1)
    await expect
      .poll(() => arrived('Sent back: Submitted by the leaver', `head@${other.slug}.test`).length, {
        timeout: 60_000,
      })
      .toBe(1)
    await expect
      .poll(() => arrived(`${leaver.name} has left the alliance`, `head@${leaver.slug}.test`).length, {
        timeout: 60_000,
      })
      .toBe(1)

    // It comes back: nothing that it had accepted comes back by itself, and accepting is possible again.
    await setLeaving(null)
    expect(await shownOn(alliance.visitor, leaver.slug, 'letters', received.slug)).toBeUndefined()
    expect(await stateOf(alone.id, leaver)).toBe('changes-requested')
    const { receiving } = await reviewOf(leaver.head, 'letters', received.id)
    expect(receiving).toMatchObject([{ school: leaver.id, decision: 'waiting' }])
    bodyOf(await act(leaver.head, 'letters', received.id, 'receive', accept))
    expect(await shownOn(alliance.visitor, leaver.slug, 'letters', received.slug)).toBeDefined()
    await submit(leaver.editor, 'letters', alone.id)
  })

  it('whoever names what is withdrawn is told, and not why it was', async () => {
    const named = await publishedLetter(own, { title: 'Named by a newsletter', channels: { kpsa: true } })
    const newsletter = await create(other.editor, 'newsletters', {
      title: 'Names it',
      school: other.id,
      sections: [{ blockType: 'items', letters: [named.id] }],
    })
    await publish(other, 'newsletters', newsletter.id)
    bodyOf(await act(own.head, 'letters', named.id, 'withdraw', { reason: 'It named a child.' }))
    const told = () =>
      arrived('Withdrawn, and named by you: Named by a newsletter', `head@${other.slug}.test`)
    await expect.poll(() => told().length, { timeout: 60_000 }).toBe(1)
    expect(told()[0]?.text).toContain('"Names it"')
    expect(told()[0]?.text).not.toContain('child')
    expect(arrived('Withdrawn, and named by you: Named by a newsletter', `head@${own.slug}.test`)).toEqual([])
  })

  it('coming back, it is asked again about what still waits', async () => {
    await setLeaving('2024-01-01')
    const letter = await joint('Waits while it is away')
    const version = await signedBy(letter.id, [own])
    expect((await act(leaver.head, 'letters', letter.id, 'approve', { version })).status).toBe(403)
    await setLeaving(null)
    const { required, history } = await reviewOf(own.head, 'letters', letter.id)
    expect(required.find(({ school }) => school === leaver.id)).toMatchObject({ decision: 'waiting' })
    expect(history.at(-1)).toMatchObject({ action: 'ask-again' })
    await expect
      .poll(
        () => arrived('Waiting for your approval: Waits while it is away', `head@${leaver.slug}.test`).length,
        { timeout: 60_000 },
      )
      .toBe(1)
    bodyOf(await act(other.head, 'letters', letter.id, 'approve', { version }))
    expect(await stateOf(letter.id)).toBe('submitted')
    bodyOf(await act(leaver.head, 'letters', letter.id, 'approve', { version }))
    expect(await stateOf(letter.id)).toBe('published')
  })

  it('a day that is still to come is kept by the clock, unless it was taken back', async () => {
    const letter = await joint('Complete on the day')
    await signedBy(letter.id, [own, other])
    await setLeaving(new Date(Date.now() + 2 * day).toISOString())
    expect(await stateOf(letter.id)).toBe('submitted')
    await jobsAreDue(alliance.system, 'school-leaves')
    // The day is not there yet: whatever the clock does, nobody has left.
    await new Promise((resolve) => setTimeout(resolve, 7_000))
    expect(await stateOf(letter.id)).toBe('submitted')

    await setLeaving(new Date(Date.now() + 3 * day).toISOString())
    await setLeftOn(alliance.system, leaver.slug, new Date(Date.now() - day))
    await jobsAreDue(alliance.system, 'school-leaves')
    await expect.poll(() => stateOf(letter.id), { timeout: 60_000, interval: 500 }).toBe('published')
    const { history } = await reviewOf(own.head, 'letters', letter.id)
    expect(history.at(-1)?.by).toContain('the system')
    const { members } = bodyOf(await alliance.visitor.get<{ members: { slug: string }[] }>('/v1/sites/kpsa'))
    expect(members.map(({ slug }) => slug)).not.toContain(leaver.slug)
    await setLeaving(null)
  })

  it('npm run reconcile finds what has waited for a school that left, and says so', async () => {
    const letter = await joint('Hangs since it left')
    await signedBy(letter.id, [own, other])
    await setLeftOn(alliance.system, leaver.slug, new Date(Date.now() - 2 * day))
    const first = await reconcileAtRest(alliance)
    expect(first.exitCode, first.stderr).toBe(0)
    expect(first.stdout).toContain('published: "Hangs since it left" (letters)')
    expect(first.stdout).toContain(`${leaver.name} has left the alliance`)
    expect(await stateOf(letter.id)).toBe('published')
    const second = await reconcileAtRest(alliance)
    expect(second.stdout).toContain('nothing to mend')
    await setLeaving(null)
  })
})
