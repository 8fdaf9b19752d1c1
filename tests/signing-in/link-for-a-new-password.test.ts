import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn, withToken } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import { expireResetLink } from '../support/expire-reset-link'
import { bodyOf } from '../support/items-over-rest'
import { startMailServer } from '../support/mail-server'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { newPerson, refusalOf, tryToSignIn, type Refusal } from './people'

const another = 'zebra ladder teacup moon'

describe.each(databasesUnderTest())('the link for a new password, on $name', (database) => {
  let mail: Awaited<ReturnType<typeof startMailServer>>
  let alliance: Alliance
  let own: AllianceSchool
  let url: string

  beforeAll(async () => {
    mail = await startMailServer()
    alliance = await startAlliance(database, {
      schools: 1,
      env: { SMTP_URL: mail.url, SIGN_IN_LIMIT: '0' },
    })
    ;[own] = alliance.schools as [AllianceSchool]
    url = alliance.system.url
  })
  afterAll(async () => {
    await alliance.system.stop()
    await mail.stop()
  })

  const messagesTo = (email: string) => mail.arrived.filter(({ to }) => to === email)

  /** Asks for the link, as the sign-in page does, and gives the token in the message that arrives. */
  const tokenMailedTo = async (email: string): Promise<string> => {
    bodyOf(await alliance.visitor.post('/api/users/forgot-password', { email }))
    await expect.poll(() => messagesTo(email).length, { timeout: 20_000, interval: 50 }).toBe(1)
    const [message] = messagesTo(email)
    const links = new Set(message?.text.match(/https?:\/\/[^\s"<>]+/g))
    expect([...links]).toHaveLength(1)
    const [link = ''] = links
    expect(link.startsWith(`${url}/admin/reset/`)).toBe(true)
    return link.slice(`${url}/admin/reset/`.length)
  }

  /** As the admin's page behind the link does: a form with everything in `_payload`. */
  const setPassword = (token: string, given: string) => {
    const form = new FormData()
    form.set('_payload', JSON.stringify({ token, password: given, 'confirm-password': given }))
    return alliance.visitor.post<Refusal & { token?: string }>('/api/users/reset-password', form)
  }

  it('sets a new one, signs in with it, and ends all sessions from before', async () => {
    const { email } = await newPerson(alliance, own)
    const before = [await signIn(url, email, password), await signIn(url, email, password)]
    const answer = bodyOf(await setPassword(await tokenMailedTo(email), another))
    for (const session of before) expect((await session.get('/api/schools')).status).toBe(403)
    expect((await withToken(url, answer.token ?? '').get('/api/schools')).status).toBe(200)
    expect((await tryToSignIn(url, email, password)).status).toBe(401)
    expect((await tryToSignIn(url, email, another)).status).toBe(200)
  })

  it('serves once, also when it is used twice at one instant', async () => {
    const { email } = await newPerson(alliance, own)
    const token = await tokenMailedTo(email)
    const answers = await Promise.all([setPassword(token, another), setPassword(token, `${another} twice`)])
    const taken = answers.map(({ status }) => status === 200)
    expect([...taken].sort()).toEqual([false, true])
    const refused = answers[taken.indexOf(false)]
    expect(refused && refusalOf(refused)).toEqual([403, 'not-allowed'])
    expect(refused?.body.message).toContain('invalid or has expired')
    expect(refusalOf(await setPassword(token, `${another} thrice`))).toEqual([403, 'not-allowed'])
    const chosen = taken[0] ? another : `${another} twice`
    expect((await tryToSignIn(url, email, chosen)).status).toBe(200)
  })

  it('takes no weak password, and serves for a better one then', async () => {
    const { email } = await newPerson(alliance, own)
    const token = await tokenMailedTo(email)
    for (const weak of ['', 'short', 'Password1234', email]) {
      const answer = await setPassword(token, weak)
      expect(refusalOf(answer), weak).toEqual([400, 'invalid-data'])
      expect(answer.body.errors?.[0]?.data, weak).toMatchObject({ errors: [{ path: 'password' }] })
    }
    expect((await tryToSignIn(url, email, password)).status).toBe(200)
    bodyOf(await setPassword(token, another))
  })

  it('serves nobody when its time is over, or when there never was such a link', async () => {
    const { email } = await newPerson(alliance, own)
    const token = await tokenMailedTo(email)
    await expireResetLink(alliance.system, email)
    for (const none of [token, 'f'.repeat(40), '', "'", '{}']) {
      const answer = await setPassword(none, another)
      expect(refusalOf(answer), none).toEqual([403, 'not-allowed'])
      expect(answer.body.message, none).toContain('invalid or has expired')
    }
    expect((await tryToSignIn(url, email, another)).status).toBe(401)
    expect((await tryToSignIn(url, email, password)).status).toBe(200)
  })

  it('is the way in for somebody who was never told the first password', async () => {
    const email = `invited@${own.slug}.test`
    const made = await alliance.admin.post('/api/users?depth=0', {
      email,
      name: 'Invited',
      password: 'words that nobody was told',
      schools: [{ school: own.id, roles: ['headteacher'] }],
    })
    expect(made.status).toBe(201)
    const { token } = bodyOf(await setPassword(await tokenMailedTo(email), another))
    const me = await withToken(url, token ?? '').get<{ user: { schools: { roles: string[] }[] } }>(
      '/api/users/me?depth=0',
    )
    expect(bodyOf(me).user.schools.map(({ roles }) => roles)).toEqual([['headteacher']])
  })
})
