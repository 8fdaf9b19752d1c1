import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  publishedLetter,
  richText,
  submit,
  uploadPicture,
} from '../support/items-over-rest'
import { startMailServer } from '../support/mail-server'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { jobsAreDone } from '../support/timed-jobs'

/** Jobs are looked for every second; a busy machine takes its time. */
const tick = 5_000

describe.each(databasesUnderTest())('who is told that something does not go live, on $name', (database) => {
  let mail: Awaited<ReturnType<typeof startMailServer>>
  let alliance: Alliance
  let own: AllianceSchool
  let coSigner: AllianceSchool

  beforeAll(async () => {
    mail = await startMailServer()
    alliance = await startAlliance(database, { schools: 2, env: { SMTP_URL: mail.url } })
    ;[own, coSigner] = alliance.schools as [AllianceSchool, AllianceSchool]
  })
  afterAll(async () => {
    await alliance.system.stop()
    await mail.stop()
  })

  const about = (title: string, subject: string) =>
    mail.arrived.filter((one) => one.subject === `${subject}: ${title}`)
  const arrived = async (title: string, subject: string, count: number) => {
    await expect
      .poll(() => about(title, subject).length, { timeout: 4 * tick, interval: 100 })
      .toBeGreaterThanOrEqual(count)
    // Another one would be in the same queue.
    await jobsAreDone(alliance.visitor)
    return about(title, subject)
  }
  const everybody = () =>
    [`editor@${own.slug}.test`, `head@${own.slug}.test`, `head@${coSigner.slug}.test`].sort()

  const scheduled = async (title: string, data: object) => {
    const letter = await create(
      own.editor,
      'letters',
      letterOf(own, { title, coSigningSchools: [coSigner.id], ...data }),
    )
    const { version } = await submit(own.editor, 'letters', letter.id)
    bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version }))
    const { state } = bodyOf(await act(coSigner.head, 'letters', letter.id, 'approve', { version }))
    expect(state).toBe('scheduled')
    return letter
  }
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

  it('withdrawn before its time: its author and all who signed, once each, with the reason', async () => {
    const plain = await scheduled('Called off', { publishAt: inAnHour() })
    const edited = await scheduled('Edited, then called off', { publishAt: inAnHour() })
    await edit(own.editor, 'letters', edited.id, { summary: 'A newer draft.' })
    const live = await publishedLetter(own, { title: 'Live and withdrawn' })
    for (const { id } of [plain, edited, live]) {
      bodyOf(await act(own.head, 'letters', id, 'withdraw', { reason: 'The hall is flooded.' }))
    }
    for (const title of ['Called off', 'Edited, then called off']) {
      const told = await arrived(title, 'Withdrawn before it went live', 3)
      expect(told.map(({ to }) => to).sort()).toEqual(everybody())
      for (const { text } of told) {
        expect(text).toContain('will not go live')
        expect(text).toContain('The hall is flooded.')
      }
    }
    expect(about('Live and withdrawn', 'Withdrawn before it went live')).toEqual([])
  })

  it('withdrawn with its original: whoever submitted the translation', async () => {
    const letter = await publishedLetter(own, { title: 'Goes with its Polish' })
    const polish = await create(own.editor, 'translations', {
      item: { relationTo: 'letters', value: letter.id },
      language: 'pl',
      title: 'Znika z listem',
      body: richText('Znika.'),
    })
    await publish(own, 'translations', polish.id)
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'The hall is flooded.' }))
    const told = await arrived('Znika z listem', 'Withdrawn with its original', 1)
    expect(told.map(({ to }) => to)).toEqual([`editor@${own.slug}.test`])
    expect(told[0]?.text).toContain('The hall is flooded.')
  })

  it('its time came, and the approval no longer holds: the same people, with the reason', async () => {
    const title = 'A picture that somebody objects to'
    const picture = await uploadPicture(own)
    const publishAt = new Date(Date.now() + 6_000).toISOString()
    const { id } = await scheduled(title, { publishAt, attachments: [picture.id] })
    bodyOf(await own.editor.patch(`/api/media/${picture.id}`, { people: { doNotPublish: true } }))
    const told = await arrived(title, 'Not published', 3)
    expect(told.map(({ to }) => to).sort()).toEqual(everybody())
    for (const { text } of told) expect(text).toContain('do not publish')
    const review = bodyOf(await own.editor.get<{ state: string }>(`/api/letters/${id}/review`))
    expect(review.state).toBe('changes-requested')
  })
})
