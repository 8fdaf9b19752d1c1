import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, demoPeople, editorOf, headOf, knownKey } from '../../src/demo/people'
import { schoolSlugs } from '../../src/demo/school-list'
import { involvementLabels } from '../../src/words/labels'
import { inRepository } from '../../scripts/repository'
import { anonymous, signIn, withKey, type ApiClient } from '../support/api-client'
import { calendarPrograms } from '../support/calendar-programs/calendar-programs'
import { programEnvironment } from '../support/program-environment'
import { runScript } from '../support/run-script'
import { startSystem, type RunningSystem } from '../support/running-system'
import { sharedRuns } from './eight-words'

const sites = ['kpsa', ...schoolSlugs]
const kinds = ['letters', 'newsletters', 'events', 'pages', 'evidence']
const realDocuments = ['kpsa-letter-2023-06-14.txt', 'lppa-school-page.txt'].map((file) =>
  inRepository('..', 'shared', 'real', file),
)

type Named = { slug: string; name: string }
type Item = {
  id: string
  slug: string
  title: string
  summary: string
  text: string
  language: string
  languages: { code: string; stale: boolean }[]
  signedBy: Named[]
  signatories: { name: string; title: string; school: Named | null }[]
  objectives: { code: string }[]
  involvement: string[]
  status: string
  location: string
  url: string
  allDay: boolean
  recurrence: string
  sections: { type: string }[]
  images: { url: string; alt: string }[]
}
type List = { items: Item[]; next: string | null }
type Docs = { docs: Record<string, unknown>[]; totalDocs: number }
type Review = {
  state: string
  publishedVersion: string | null
  required: { slug: string; decision: string }[]
  receiving: { slug: string; decision: string }[]
}

let system: RunningSystem
let reader: ApiClient

/** Everything public of a kind on a site, the past included. */
const listOf = async (site: string, kind: string, language?: string): Promise<Item[]> => {
  const query = new URLSearchParams({ limit: '100', from: '2000-01-01', ...(language ? { language } : {}) })
  const { status, body } = await reader.get<List>(`/v1/sites/${site}/${kind}?${query.toString()}`)
  expect(status).toBe(200)
  return body.items
}

const publicItems = async (): Promise<Item[]> => {
  const lists = await Promise.all(sites.flatMap((site) => kinds.map((kind) => listOf(site, kind))))
  return lists.flat()
}

beforeAll(async () => {
  system = await startSystem({ seed: 'demo', hosted: true })
  reader = anonymous(system.url)
}, 240_000)
afterAll(() => system.stop())

describe('the demonstration', () => {
  it('has the shared page and the five schools, and invents nothing about them', async () => {
    const { body } = await reader.get<{ sites: Record<string, unknown>[] }>('/v1/sites')
    expect(body.sites.map(({ slug }) => slug).sort()).toEqual([...sites].sort())
    for (const site of body.sites) {
      expect(site).toMatchObject({ address: '', phone: '', email: '' })
      expect(site.logo).toMatchObject({ alt: expect.stringContaining('demonstration') as string })
    }
    const schools = body.sites.filter(({ kind }) => kind === 'school')
    for (const school of schools) {
      expect(school).toMatchObject({ strapline: '', headteacher: '', chairOfGovernors: '', values: '' })
    }
    expect(new Set(schools.map(({ colours }) => (colours as { main: string }).main)).size).toBe(5)
    const alliance = body.sites.find(({ slug }) => slug === 'kpsa') as {
      members: Named[]
      about: { aims: string[] }
    }
    expect(alliance.members).toHaveLength(5)
    expect(alliance.about.aims).toHaveLength(5)
  })

  it('shows the joint letter on all six sites, with ten signatories of no named school', async () => {
    for (const site of sites) {
      const letter = (await listOf(site, 'letters')).find(({ slug }) => slug === 'introducing-the-alliance')
      expect(letter, site).toBeDefined()
      expect(letter).toMatchObject({ date: '2023-06-14', language: 'en' })
      expect(letter?.signedBy.map(({ slug }) => slug).sort()).toEqual([...schoolSlugs].sort())
      expect(letter?.signatories).toHaveLength(10)
      expect(letter?.signatories.every(({ school }) => school === null)).toBe(true)
      const posts = letter?.signatories.map(({ title }) => title)
      expect(posts?.filter((title) => title === 'Headteacher')).toHaveLength(5)
      expect(posts?.filter((title) => title === 'Chair of governors')).toHaveLength(5)
      expect(letter?.languages.map(({ code, stale }) => [code, stale])).toEqual([
        ['en', false],
        ['pl', false],
        ['ur', false],
      ])
    }
  })

  it.each([
    ['pl', /sojusz/],
    ['ur', /اتحاد/],
  ])('can be read in %s', async (language, word) => {
    const { body } = await reader.get<Item>(
      `/v1/sites/offmore/letters/introducing-the-alliance?language=${language}`,
    )
    expect(body.language).toBe(language)
    expect(body.title).toMatch(word)
    expect(body.text.length).toBeGreaterThan(1500)
  })

  it('has something of every kind at every school', async () => {
    for (const school of schoolSlugs) {
      for (const kind of kinds) expect(await listOf(school, kind), `${kind} of ${school}`).not.toHaveLength(0)
    }
    const all = await publicItems()
    const sections = new Set(all.flatMap((item) => (item.sections ?? []).map(({ type }) => type)))
    expect([...sections].sort()).toEqual(
      ['article', 'diary', 'from-the-headteacher', 'gallery', 'items', 'results'].sort(),
    )
  })

  it('has the events that the letter names on the shared page', async () => {
    const titles = (await listOf('kpsa', 'events')).map(({ title }) => title).join('\n')
    for (const word of [/maths competition/i, /reading competition/i, /sports/i, /concert/i]) {
      expect(titles).toMatch(word)
    }
  })

  it('has recurring, cancelled and all-day events, still to come', async () => {
    const events = (await Promise.all(schoolSlugs.map((school) => listOf(school, 'events')))).flat()
    expect(events.some(({ recurrence }) => recurrence.startsWith('FREQ=WEEKLY'))).toBe(true)
    expect(events.some(({ status }) => status === 'cancelled')).toBe(true)
    expect(events.some(({ allDay }) => allDay)).toBe(true)
    const { body } = await reader.get<List>('/v1/sites/comberton/events')
    expect(body.items.length).toBeGreaterThan(4)
  })

  it('shows evidence against all six objectives, and all eight ways to be involved', async () => {
    const editor = await signIn(system.url, editorOf('comberton'), demoPassword)
    const own = await editor.get<Docs>('/api/lppa-evidence?limit=100&depth=0')
    const visibilities = new Set(own.body.docs.map(({ visibility }) => visibility))
    expect(visibilities).toEqual(new Set(['public', 'portfolio']))

    const shown = (await Promise.all(schoolSlugs.map((school) => listOf(school, 'evidence')))).flat()
    const codes = new Set(shown.flatMap(({ objectives }) => objectives.map(({ code }) => code)))
    expect([...codes]).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5', '6']))
    const ways = new Set(shown.flatMap(({ involvement }) => involvement))
    expect([...ways].sort()).toEqual(Object.keys(involvementLabels).sort())

    const slugs = (await listOf('comberton', 'evidence')).map(({ slug }) => slug)
    expect(slugs).toContain('parent-survey')
    expect(slugs).not.toContain('internet-workshop')
  })

  it('never says that a school holds the award or works towards it', async () => {
    for (const { title, summary, text } of await publicItems()) {
      expect(`${title} ${summary} ${text}`).not.toMatch(/\baward\b|\bLPPA\b/i)
    }
  })

  it('gives every picture a description, and serves it', async () => {
    const images = (await publicItems()).flatMap((item) => item.images ?? [])
    expect(images.length).toBeGreaterThan(5)
    for (const { alt } of images) expect(alt).toMatch(/^Drawing of /)
    const address = images[0]?.url ?? ''
    const picture = await fetch(address)
    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-type')).toBe('image/webp')
  })
})

describe('the calendars of the demonstration', () => {
  /** What a title begins with where an event does not take place, in the languages of the demonstration. */
  const beginnings: Record<string, Record<string, string>> = {
    en: { scheduled: '', cancelled: 'Cancelled: ', postponed: 'Postponed: ' },
    pl: { scheduled: '', cancelled: 'Odwołane: ', postponed: 'Przełożone: ' },
    ur: { scheduled: '', cancelled: 'منسوخ: ', postponed: 'ملتوی: ' },
  }
  const beginning = ({ language, status }: Item) => beginnings[language]?.[status] ?? '?'
  const calendars = sites.flatMap((site) => ['en', 'ur'].map((language) => ({ site, language })))
  const calendarText = async (address: string) => (await fetch(`${system.url}${address}`)).text()

  it.each(Object.keys(calendarPrograms))(
    'are read by %s, every event as text',
    async (name) => {
      const read = calendarPrograms[name]
      let count = 0
      for (const { site, language } of calendars) {
        const calendar = await read?.(await calendarText(`/v1/sites/${site}/events.ics?language=${language}`))
        const events = calendar?.events ?? []
        const items = new Map((await listOf(site, 'events', language)).map((item) => [item.id, item]))
        // What is to come is in the calendar, and whatever is in the calendar is in the list that has the past as well.
        const { body } = await reader.get<List>(`/v1/sites/${site}/events?limit=100`)
        const ids = events.map(({ uid }) => String(uid).split('@')[0] ?? '')
        expect(ids).toEqual(expect.arrayContaining(body.items.map(({ id }) => id)))
        expect(typeof calendar?.name).toBe('string')
        for (const event of events) {
          const item = items.get(String(event.uid).split('@')[0] ?? '')
          if (!item) throw new Error(`${site} has no event ${String(event.uid)}.`)
          expect(event).toMatchObject({
            title: `${beginning(item)}${item.title}`,
            description: expect.stringContaining(item.text.trim()) as string,
            location: item.location || null,
            url: item.url,
            status: { scheduled: 'CONFIRMED', cancelled: 'CANCELLED', postponed: 'TENTATIVE' }[item.status],
          })
          expect(event.categories.every((category) => typeof category === 'string')).toBe(true)
          count += 1
        }
      }
      expect(count).toBeGreaterThan(40)
    },
    300_000,
  )
})

describe('the people of the demonstration', () => {
  it('can all sign in', async () => {
    expect(demoPeople).toHaveLength(17)
    for (const { email } of demoPeople) {
      const { userId } = await signIn(system.url, email, demoPassword)
      expect(userId, email).not.toBe('')
    }
  })

  it('have drafts on their desks that nobody outside can see', async () => {
    const editor = await signIn(system.url, editorOf('comberton'), demoPassword)
    const { body } = await editor.get<Docs>('/api/letters?limit=100&depth=0&draft=true')
    const stateOf = (slug: string) =>
      (body.docs.find((doc) => doc.slug === slug)?.workflow as { state: string } | undefined)?.state
    expect(stateOf('museum-trip')).toBe('submitted')
    expect(stateOf('spring-fair')).toBe('draft')
    expect(stateOf('introducing-the-alliance')).toBe('published')
    // A newer draft of what is public: parents still read what was approved.
    expect(stateOf('staying-safe-online')).toBe('draft')
    const live = await reader.get<Item>('/v1/sites/comberton/letters/staying-safe-online')
    expect(live.body.summary).not.toContain('second evening')

    for (const site of sites) {
      const slugs = (await listOf(site, 'letters')).map(({ slug }) => slug)
      expect(slugs).not.toContain('museum-trip')
      expect(slugs).not.toContain('concert-invitation')
    }
    expect(await reader.get('/v1/sites/comberton/letters/museum-trip')).toMatchObject({ status: 404 })
  })

  const reviewOf = async (email: string, collection: string, slug: string): Promise<Review> => {
    const person = await signIn(system.url, email, demoPassword)
    const { body } = await person.get<Docs>(
      `/api/${collection}?where[slug][equals]=${slug}&depth=0&draft=true`,
    )
    const id = String(body.docs[0]?.id)
    return (await person.get<Review>(`/api/${collection}/${id}/review`)).body
  }

  it('have signed a joint letter in two schools of five', async () => {
    const { state, required } = await reviewOf(headOf('comberton'), 'letters', 'concert-invitation')
    expect(state).toBe('submitted')
    const signed = required.filter(({ decision }) => decision === 'approved').map(({ slug }) => slug)
    expect(signed.sort()).toEqual(['offmore', 'st-catherines'])
    expect(required).toHaveLength(5)
  })

  it('have sent one back, scheduled one and withdrawn one', async () => {
    expect(await reviewOf(editorOf('offmore'), 'letters', 'cold-weather')).toMatchObject({
      state: 'changes-requested',
    })
    expect(await reviewOf(editorOf('cookley-sebright'), 'letters', 'menus')).toMatchObject({
      state: 'scheduled',
      publishedVersion: null,
    })
    expect(await reader.get('/v1/sites/offmore/letters/cake-sale')).toMatchObject({ status: 410 })
  })

  it('have answered an offer at one school, and not yet at another', async () => {
    const { receiving } = await reviewOf(headOf('comberton'), 'events', 'garden-afternoon')
    expect(receiving.map(({ slug, decision }) => [slug, decision]).sort()).toEqual([
      ['comberton', 'accepted'],
      ['cookley-sebright', 'waiting'],
    ])
    const slugs = async (site: string) => (await listOf(site, 'events')).map(({ slug }) => slug)
    expect(await slugs('comberton')).toContain('garden-afternoon')
    expect(await slugs('cookley-sebright')).not.toContain('garden-afternoon')
  })

  it('include a deputy who may approve at present', async () => {
    const deputy = await signIn(system.url, 'deputy@comberton.test', demoPassword)
    const { body } = await deputy.get<Docs>('/api/events?where[slug][equals]=chess-club&depth=0&draft=true')
    const id = String(body.docs[0]?.id)
    const { body: shown } = await deputy.get<{ version: string }>(`/api/events/${id}/review`)
    const answer = await deputy.post<Review>(`/api/events/${id}/approve`, { version: shown.version })
    expect(answer).toMatchObject({ status: 200, body: { state: 'published' } })
  })
})

describe('the machines of the demonstration', () => {
  it.each(schoolSlugs)('the website of %s has its known key', async (school) => {
    expect(await withKey(system.url, knownKey(school)).get('/v1/sites')).toMatchObject({ status: 200 })
  })

  it('no other key opens anything', async () => {
    const wrong = withKey(system.url, 'kpsa_demo_comberton_0123456789abcdee')
    expect(await wrong.get('/v1/sites')).toMatchObject({ status: 401 })
  })
})

describe.skipIf(!realDocuments.every((file) => existsSync(file)))(
  'the words of the demonstration (skipped where the real documents are not there)',
  () => {
    it('share no eight words in a row with the real documents', async () => {
      const real = realDocuments.map((file) => readFileSync(file, 'utf8'))
      const { body } = await reader.get<{ sites: Record<string, unknown>[] }>('/v1/sites')
      const about = body.sites.flatMap((site) => {
        const {
          html = '',
          differencesHtml = '',
          aims = [],
          benefits = [],
        } = (site.about ?? {}) as {
          html?: string
          differencesHtml?: string
          aims?: string[]
          benefits?: string[]
        }
        return [html, differencesHtml, ...aims, ...benefits].map((text) => text.replace(/<[^>]*>/g, ' '))
      })
      const items = (await publicItems()).flatMap(({ title, summary, text }) => [title, summary, text])
      const copied = real.flatMap((source) =>
        [...about, ...items].flatMap((text) => sharedRuns(source, text)),
      )
      expect(copied).toEqual([])
    })
  },
)

describe('npm run seed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kpsa-seed-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const settings = (more: Record<string, string>) =>
    programEnvironment({
      DATABASE_URI: `file:${path.join(folder, 'own.db')}`,
      MEDIA_DIR: path.join(folder, 'media'),
      PAYLOAD_SECRET: 'a secret of the tests, long enough for everyone',
      LOG_LEVEL: 'warn',
      ...more,
    })

  it('refuses where nobody said that this is a demonstration', async () => {
    const { exitCode, stderr } = await runScript('seed', [], settings({}))
    expect(exitCode).toBe(1)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('KPSA_DEMO=true')
  })

  it('refuses a database that holds somebody’s work', async () => {
    const account = { ADMIN_EMAIL: 'someone@school.example', ADMIN_PASSWORD: 'three random words' }
    expect(await runScript('create-admin', [], settings(account))).toMatchObject({ exitCode: 0 })
    const { exitCode, stderr } = await runScript('seed', [], settings({ KPSA_DEMO: 'true' }))
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/nothing was changed/)
  })

  it('leaves a complete demonstration as it is', async () => {
    const { exitCode, stdout } = await runScript('seed', [], system.env)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('there already')
  })
})
