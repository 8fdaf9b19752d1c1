import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublicVacancy } from '../../examples/vacancies/vacancy/shape'
import { kpsa as readerWithVacancies } from '../../examples/vacancies/generated/client/lib/client'
import { dayInLondon } from '../../src/calendar/day'
import { upperBound } from '../../src/calendar/time-bounds'
import { languageCodes, ownNameOf } from '../../src/words/languages'
import { vacancyWords } from '../../examples/vacancies/vacancy/words/vacancy-words'
import { withKey } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  newSiteClient,
  publish,
  refusalOf,
  reviewOf,
  richText,
  shownOn,
  submit,
  titlesOn,
  type Stored,
} from '../support/items-over-rest'
import { movableClock, type MovableClock } from '../support/movable-clock'
import { runScript } from '../support/run-script'
import { startSystem, type RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const extensions = { KPSA_EXTENSIONS: 'examples/vacancies' }
const dayMs = 24 * 3_600_000
const inDays = (count: number): string => dayInLondon(new Date(Date.now() + count * dayMs))

const vacancyOf = (school: { id: string }, data: object = {}) => ({
  title: 'Teaching assistant in Year 2',
  school: school.id,
  post: 'Teaching assistant',
  category: 'support',
  hours: '27.5 hours a week',
  salary: '£23,656 a year',
  closes: inDays(20),
  body: richText('You help children who read </script> slowly.'),
  howToApply: 'Send the form to the school office.',
  ...data,
})

/** There a title is not to be read as it is. */
const byAddress = new Set(['sitemap', 'search page'])

type Described = { paths: Record<string, { get: { parameters: { name: string; description?: string }[] } }> }

/** Every door that readers have, for what is in one of them and must be in all of them, or in none. */
const doors = (site: string, slug: string): Record<string, string> => ({
  list: `/v1/sites/${site}/vacancies`,
  search: `/v1/sites/${site}/search?q=assistant`,
  rss: `/v1/sites/${site}/vacancies.rss`,
  atom: `/v1/sites/${site}/vacancies.atom`,
  json: `/v1/sites/${site}/feed.json`,
  sitemap: '/sitemap.xml',
  'list page': `/schools/${site}/vacancies`,
  'home page': `/schools/${site}`,
  'search page': `/schools/${site}/search?q=assistant`,
  item: `/v1/sites/${site}/vacancies/${slug}`,
  page: `/schools/${site}/vacancies/${slug}`,
  'print page': `/schools/${site}/vacancies/${slug}/print`,
})

describe.each(databasesUnderTest())(
  'the kind "vacancy", which stands outside of the sources, on $name',
  (database) => {
    let alliance: Alliance
    let own: AllianceSchool
    let other: AllianceSchool
    let clock: MovableClock
    /** Express alone, which reads what the other program has written. */
    let delivery: RunningSystem
    let vacancy: Stored

    const textOf = async (address: string): Promise<string> => await (await fetch(address)).text()
    const page = (path: string) => textOf(`${alliance.system.url}/schools/${own.slug}${path}`)

    /** The doors behind which the vacancy is to be seen. */
    const seenBehind = async (base: string): Promise<string[]> => {
      const names: string[] = []
      for (const [name, path] of Object.entries(doors(own.slug, vacancy.slug)))
        if (
          (await textOf(base + path)).includes(
            byAddress.has(name) ? `/vacancies/${vacancy.slug}` : vacancy.title,
          )
        )
          names.push(name)
      return names
    }
    const everyDoor = () => Object.keys(doors('', ''))

    // The database is one that a program without the extension has made and filled.
    beforeAll(async () => {
      clock = await movableClock()
      const env = { ...clock.env, ...extensions }
      alliance = await startAlliance(database, { schools: 2, hosted: false, env })
      ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
      delivery = await startSystem({
        role: 'delivery',
        databaseUri: alliance.system.databaseUri,
        env: extensions,
      })
    }, 240_000)
    afterAll(async () => {
      await delivery?.stop()
      await alliance?.system.stop()
      await clock?.remove()
    })

    it('is written by an editor, and public when the headteacher has approved it', async () => {
      vacancy = await create(own.editor, 'vacancies', vacancyOf(own))
      expect(vacancy.workflow.state).toBe('draft')
      const { version, state } = await submit(own.editor, 'vacancies', vacancy.id)
      expect(state).toBe('submitted')
      expect(await seenBehind(alliance.system.url)).toEqual([])
      const byEditor = await act(own.editor, 'vacancies', vacancy.id, 'approve', { version })
      expect(byEditor.status).toBe(403)
      bodyOf(await act(own.head, 'vacancies', vacancy.id, 'approve', { version }))
      expect(await seenBehind(alliance.system.url)).toEqual(everyDoor())
      expect(await seenBehind(delivery.url)).toEqual(everyDoor())
    })

    it('becomes public by no other way', async () => {
      const draft = await create(
        own.editor,
        'vacancies',
        vacancyOf(own, { title: 'Cook', _status: 'published' }),
      )
      await edit(own.editor, 'vacancies', draft.id, { _status: 'published', salary: '£20,000' })
      expect(await titlesOn(alliance.visitor, own.slug, 'vacancies')).toEqual([vacancy.title])
    })

    it('tells those who approve what stands in the way, and what has changed', async () => {
      const draft = await create(
        own.editor,
        'vacancies',
        vacancyOf(own, { title: 'Caretaker', closes: null }),
      )
      const { problems } = await reviewOf(own.editor, 'vacancies', draft.id)
      expect(problems.filter(({ blocking }) => blocking).map(({ code }) => code)).toEqual([
        'closing-date-missing',
      ])
      expect((await act(own.editor, 'vacancies', draft.id, 'submit')).status).toBe(400)
      await edit(own.editor, 'vacancies', vacancy.id, { hours: '30 hours a week' })
      const { changes } = await reviewOf(own.head, 'vacancies', vacancy.id)
      expect(changes).toContainEqual(
        expect.objectContaining({ before: '27.5 hours a week', after: '30 hours a week' }),
      )
    })

    it('stays with its school', async () => {
      expect((await other.editor.get(`/api/vacancies/${vacancy.id}?draft=true`)).status).toBe(404)
      expect((await other.editor.patch(`/api/vacancies/${vacancy.id}`, { salary: 'X' })).status).toBe(403)
      expect((await other.editor.post('/api/vacancies', vacancyOf(own))).status).toBe(403)
      expect((await other.head.post(`/api/vacancies/${vacancy.id}/withdraw`, { reason: 'X' })).status).toBe(
        403,
      )
      expect((await own.chair.post('/api/vacancies', vacancyOf(own))).status).toBe(403)
      expect((await alliance.admin.post('/api/vacancies', vacancyOf(own))).status).toBe(403)
      expect((await alliance.admin.get(`/api/vacancies/${vacancy.id}`)).status).toBe(200)
      expect((await alliance.visitor.get('/api/vacancies')).status).toBe(403)
      const { key } = await newSiteClient(own)
      expect((await withKey(alliance.system.url, key).get('/api/vacancies')).status).toBe(403)
      const slug = await alliance.admin.post('/api/schools', { name: 'Vacancies School', slug: 'vacancies' })
      expect(slug.status).toBe(400)
    })

    it('is in the audit log', async () => {
      const { docs } = bodyOf(
        await alliance.admin.get<{ docs: { action: string }[] }>(
          `/api/audit-entries?where[itemId][equals]=${vacancy.id}&limit=100`,
        ),
      )
      expect(docs.map(({ action }) => action)).toEqual(expect.arrayContaining(['submit', 'approve']))
    })

    it('is answered by the API as its shape says, with filters', async () => {
      const shown = (await shownOn(
        alliance.visitor,
        own.slug,
        'vacancies',
        vacancy.slug,
      )) as unknown as PublicVacancy
      expect(shown).toMatchObject({
        kind: 'vacancy',
        post: 'Teaching assistant',
        category: 'support',
        hours: '27.5 hours a week',
        salary: '£23,656 a year',
        closes: inDays(20),
        howToApply: 'Send the form to the school office.',
        signedBy: [{ slug: own.slug }],
      })
      const count = async (query: string) =>
        bodyOf(await alliance.visitor.get<{ items: unknown[] }>(`/v1/sites/${own.slug}/vacancies?${query}`))
          .items.length
      expect(await count('category=support')).toBe(1)
      expect(await count('category=teaching')).toBe(0)
      expect(await count(`from=${inDays(20)}`)).toBe(1)
      expect(await count(`from=${inDays(21)}`)).toBe(0)
      const changes = await textOf(`${alliance.system.url}/v1/sites/${own.slug}/changes`)
      expect(changes).toContain('"kind":"vacancy"')
    })

    it('is in the description of the API, and in a client made from it', async () => {
      const { paths } = bodyOf(await alliance.visitor.get<Described>('/v1/openapi.json'))
      const parameters = paths['/v1/sites/{site}/vacancies']?.get.parameters ?? []
      expect(parameters.find(({ name }) => name === 'category')?.description).toBe(
        'Only vacancies of this kind of work.',
      )
      expect(Object.keys(paths)).toEqual(
        expect.arrayContaining(['/v1/sites/{site}/vacancies/{slug}', '/v1/sites/{site}/vacancies.atom']),
      )
      expect(await textOf(`${alliance.system.url}/v1/docs`)).toContain('The vacancies of a site')
      const site = readerWithVacancies({ url: alliance.system.url }).site(own.slug)
      const { items } = await site.vacancies({ category: 'support' }).list()
      expect(items.map(({ howToApply }) => howToApply)).toEqual(['Send the form to the school office.'])
      const { closes } = await site.vacancy(vacancy.slug)
      expect(closes).toBe(inDays(20))
    })

    it('has pages in every language, and one to print', async () => {
      for (const code of languageCodes) {
        const list = await page(`/vacancies?language=${code}`)
        expect(list, ownNameOf(code)).toContain(`<h1>${vacancyWords[code].vacancies}</h1>`)
        const item = await page(`/vacancies/${vacancy.slug}?language=${code}`)
        expect(item, ownNameOf(code)).toContain(vacancyWords[code].salary)
      }
      const printed = await page(`/vacancies/${vacancy.slug}/print`)
      expect(printed).toContain('£23,656 a year')
      expect(printed).not.toContain('ld+json')
    })

    it('tells search engines of a JobPosting', async () => {
      const html = await page(`/vacancies/${vacancy.slug}`)
      const data = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(html)?.[1] ?? ''
      expect(JSON.parse(data)).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'JobPosting',
        title: 'Teaching assistant',
        description: expect.stringContaining('children who read &lt;/script&gt; slowly') as string,
        validThrough: upperBound(inDays(20)),
        hiringOrganization: { '@type': 'Organization', name: own.name },
        url: `${alliance.system.url}/schools/${own.slug}/vacancies/${vacancy.slug}`,
      })
    })

    it('has an element in the widget', async () => {
      const script = await textOf(`${alliance.system.url}/embed/v1.js`)
      expect(script).toContain('plural:"vacancies"')
      expect(script).toContain(vacancyWords.ur.closesOn)
    })

    it('is translated, and each translation approved', async () => {
      const translation = await create(own.editor, 'translations', {
        item: { relationTo: 'vacancies', value: vacancy.id },
        language: 'pl',
        title: 'Asystent nauczyciela',
        body: richText('Pomagasz dzieciom w czytaniu.'),
      })
      await publish(own, 'translations', translation.id)
      expect(await page(`/vacancies/${vacancy.slug}?language=pl`)).toContain('Asystent nauczyciela')
    })

    it('is withdrawn by the headteacher, and gone from everywhere', async () => {
      const cook = await create(own.editor, 'vacancies', vacancyOf(own, { title: 'Assistant cook' }))
      await publish(own, 'vacancies', cook.id)
      expect(await titlesOn(alliance.visitor, own.slug, 'vacancies')).toContain('Assistant cook')
      bodyOf(await act(own.head, 'vacancies', cook.id, 'withdraw', { reason: 'The post is filled.' }))
      expect(await titlesOn(alliance.visitor, own.slug, 'vacancies')).toEqual([vacancy.title])
      const gone = await alliance.visitor.get(`/v1/sites/${own.slug}/vacancies/${cook.slug}`)
      expect(refusalOf(gone)).toEqual([410, 'gone'])
      expect(await page(`/vacancies/${cook.slug}`)).toContain('This vacancy was withdrawn on')
    })

    it('cannot be deleted once it was public', async () => {
      expect((await own.head.delete(`/api/vacancies/${vacancy.id}`)).status).toBeGreaterThanOrEqual(400)
    })

    it('is reconciled without a difference', async () => {
      const { exitCode, stdout, stderr } = await runScript('reconcile', [], alliance.system.env)
      expect(exitCode, stdout + stderr).toBe(0)
      expect(stdout).toMatch(/nothing|no difference/i)
    })

    it('comes down by itself at the end of its closing date, from every page and every program', async () => {
      const end = Date.parse(upperBound(inDays(20)) ?? '')
      await clock.moveTo(end - 10 * 60_000)
      expect(await seenBehind(alliance.system.url)).toEqual(everyDoor())
      await clock.moveTo(end + 1_000)
      await expect.poll(() => seenBehind(alliance.system.url), { timeout: 20_000, interval: 500 }).toEqual([])
      expect(await seenBehind(delivery.url)).toEqual([])
      const gone = await alliance.visitor.get(`/v1/sites/${own.slug}/vacancies/${vacancy.slug}`)
      expect(refusalOf(gone)).toEqual([410, 'gone'])
    })

    it('is known to a program without the extension, which refuses its database', async () => {
      await expect(
        startSystem({ role: 'delivery', databaseUri: alliance.system.databaseUri }),
      ).rejects.toThrow(/newer form/)
    })
  },
)

describe('what follows from the kind "vacancy"', () => {
  it('is made anew and committed', async () => {
    const { exitCode, stdout, stderr } = await runScript('generate', ['--check'], {
      ...process.env,
      ...extensions,
    })
    expect(exitCode, stdout + stderr).toBe(0)
  })
})
