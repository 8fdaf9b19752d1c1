import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paragraph, problemsIn, startSmallSystem, type Answer, type SmallSystem } from './small-system'

let system: SmallSystem
beforeAll(async () => {
  system = await startSmallSystem()
})
afterAll(() => system?.stop())

const docOf = (answer: Answer) => {
  expect(problemsIn(answer)).toBe('')
  expect(answer.status).toBeLessThan(300)
  return answer.body.doc as Record<string, unknown> & { id: string }
}

const make = async (collection: string, data: Record<string, unknown>, email = 'editor@a.test') =>
  (await system.as(email))('POST', `/${collection}?draft=true&depth=0`, data)

describe('an editor writes each kind of item', () => {
  it('a letter with everything, and reads back what was written', async () => {
    const letter = docOf(
      await make('letters', {
        title: 'Sports day',
        date: '2026-06-30',
        audience: ['whole-school', 'year-6'],
        salutation: 'Dear parents and carers',
        body: paragraph('Please bring a hat.'),
        signatories: [{ name: 'Miss Example', title: 'Headteacher', school: system.school.a }],
        replyBy: '2026-07-02',
        replyTo: 'the school office',
        summary: 'Bring a hat.',
        coSigningSchools: [system.school.b, system.school.a, system.school.b],
        channels: { kpsa: true, schools: [system.school.b] },
        publishAt: '2026-06-30T06:00:00.000Z',
        withdrawAt: '2026-09-30T06:00:00.000Z',
      }),
    )
    expect(letter).toMatchObject({
      slug: 'sports-day',
      school: system.school.a,
      date: '2026-06-30T12:00:00.000Z',
      replyBy: '2026-07-02T12:00:00.000Z',
      audience: ['whole-school', 'year-6'],
      coSigningSchools: [system.school.b],
      channels: { ownSite: true, kpsa: true, schools: [system.school.b] },
      _status: 'draft',
    })
  })

  it('half a draft: title and school are enough, and a letter has today’s date', async () => {
    const letter = docOf(await make('letters', { title: 'To be continued' }))
    const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
    expect(letter.date).toBe(`${london}T12:00:00.000Z`)
    for (const collection of ['newsletters', 'pages', 'lppa-evidence'])
      docOf(await make(collection, { title: 'Half' }))
    expect(problemsIn(await make('pages', { summary: 'No title' }))).toContain('title:')
  })

  const yearOne = { label: 'Year 1', value: '9' }
  it.each([
    [
      'letters',
      { signatories: [{}, { name: ' ', title: null }, { name: 'Miss Example' }] },
      { signatories: [{ name: 'Miss Example' }] },
    ],
    ['lppa-evidence', { sources: [{ item: null }, { version: '' }] }, { sources: [] }],
    [
      'events',
      { start: '2026-09-01T09:00:00Z', exceptDates: [{}, { date: '' }, { date: '2026-09-08' }] },
      { exceptDates: [{ date: '2026-09-08T12:00:00.000Z' }] },
    ],
    [
      'newsletters',
      { sections: [{ blockType: 'results', rows: [{}, yearOne] }] },
      { sections: [{ rows: [yearOne] }] },
    ],
  ])(
    'rows of %s with nothing in them stop no draft and are not stored: %j',
    async (collection, data, kept) => {
      const { id } = docOf(await make(collection, { title: 'Blank rows', ...data }))
      const editor = await system.as('editor@a.test')
      expect((await editor('GET', `/${collection}/${id}?draft=true&depth=0`)).body).toMatchObject(kept)
    },
  )

  it.each([
    ['letters', { signatories: [{ title: 'Headteacher' }] }, 'signatories.0.name'],
    ['lppa-evidence', { sources: [{ version: 'abc' }] }, 'sources.0.item'],
    [
      'newsletters',
      { sections: [{ blockType: 'results', rows: [{ label: 'A' }] }] },
      'sections.0.rows.0.value',
    ],
  ])('a row of %s that says half is refused: %j', async (collection, data, place) => {
    const answer = await make(collection, { title: 'Half a row', ...data })
    expect(answer.status).toBe(400)
    expect(problemsIn(answer)).toContain(place)
  })

  it('a newsletter with every block', async () => {
    const letter = docOf(await make('letters', { title: 'In the newsletter' }))
    const newsletter = docOf(
      await make('newsletters', {
        title: 'Newsletter 1',
        issue: '1',
        term: 'Autumn 2026',
        date: '2026-09-11',
        sections: [
          { blockType: 'article', heading: 'Harvest', body: paragraph('Thank you.') },
          { blockType: 'from-the-headteacher', body: paragraph('Welcome back.') },
          { blockType: 'diary', from: '2026-09-11', to: '2026-09-30' },
          { blockType: 'items', letters: [letter.id] },
          { blockType: 'gallery', images: [] },
          { blockType: 'results', heading: 'Attendance', rows: [{ label: 'Year 1', value: '97 %' }] },
        ],
      }),
    )
    expect((newsletter.sections as { blockType: string }[]).map(({ blockType }) => blockType)).toEqual([
      'article',
      'from-the-headteacher',
      'diary',
      'items',
      'gallery',
      'results',
    ])
    expect(
      problemsIn(
        await make('newsletters', {
          title: 'Wrong diary',
          sections: [{ blockType: 'diary', from: '2026-09-30', to: '2026-09-11' }],
        }),
      ),
    ).toBe('sections.0.to: The diary ends before it begins. Swap the days.')
  })

  it('an event, whose rule is stored tidily', async () => {
    const event = docOf(
      await make('events', {
        title: 'Choir',
        start: '2026-09-15T14:30:00.000Z',
        end: '2026-09-15T15:30:00.000Z',
        recurrence: ' rrule:freq=weekly;byday=tu;count=10 ',
        exceptDates: [{ date: '2026-10-27' }],
        hostSchool: system.school.b,
        takingPart: [system.school.a, system.school.b],
        category: 'concert',
        description: paragraph('Singing together.'),
      }),
    )
    expect(event).toMatchObject({
      recurrence: 'FREQ=WEEKLY;BYDAY=TU;COUNT=10',
      timeZone: 'Europe/London',
      status: 'scheduled',
      allDay: false,
      exceptDates: [{ date: '2026-10-27T12:00:00.000Z' }],
    })
  })

  it.each([
    [{ start: undefined }, 'start:'],
    [{ end: '2026-09-15T13:00:00Z' }, 'end: The event ends before it begins. Check the day and the time.'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone: There is no such time zone. Use a name such as Europe/London.'],
    [
      { recurrence: 'FREQ=SECONDLY' },
      'recurrence: An event repeats by day, week, month or year, not SECONDLY.',
    ],
    [{ exceptDates: [{ date: '31 February' }] }, 'exceptDates.0.date:'],
    [{ category: 'party' }, 'category:'],
  ])('refuses an event with %j', async (change, sentence) => {
    const answer = await make('events', { title: 'Wrong', start: '2026-09-15T14:30:00.000Z', ...change })
    expect(answer.status).toBe(400)
    expect(problemsIn(answer)).toContain(sentence)
  })

  it('refuses days and times in the wrong order', async () => {
    expect(
      problemsIn(await make('letters', { title: 'x', date: '2026-07-02', replyBy: '2026-07-01' })),
    ).toContain('replyBy: The last day for replies is before the date of the letter.')
    expect(
      problemsIn(
        await make('letters', {
          title: 'x',
          publishAt: '2026-07-02T08:00:00Z',
          withdrawAt: '2026-07-01T08:00:00Z',
        }),
      ),
    ).toContain('withdrawAt: It would be taken down before it is published.')
    const letter = docOf(
      await make('letters', { title: 'Patched', date: '2026-07-02', replyBy: '2026-07-03' }),
    )
    const editor = await system.as('editor@a.test')
    const patched = await editor('PATCH', `/letters/${letter.id}?draft=true`, { date: '2026-07-09' })
    expect(problemsIn(patched)).toContain('replyBy:')
  })
})

describe('evidence', () => {
  it('takes only codes of its framework', async () => {
    const admin = await system.as('admin@kpsa.test')
    const framework = docOf(
      await admin('POST', '/lppa-frameworks', {
        name: 'LPPA',
        key: 'lppa-test',
        objectives: [
          { code: '1', title: 'One', kpis: [{ code: '1.1', text: 'One one' }] },
          { code: '2', title: 'Two' },
        ],
      }),
    )
    const evidence = { title: 'Workshop', framework: framework.id, date: '2026-05-04' }
    docOf(
      await make('lppa-evidence', {
        ...evidence,
        objectives: ['1', '2'],
        kpis: ['1.1'],
        involvement: ['workshops', 'volunteering'],
        narrative: paragraph('Parents came.'),
        impact: 'They came again.',
        location: 'paper',
      }),
    )
    expect(problemsIn(await make('lppa-evidence', { ...evidence, objectives: ['9'] }))).toBe(
      'objectives: "9" is no objective of this framework. It has: 1, 2.',
    )
    expect(problemsIn(await make('lppa-evidence', { ...evidence, kpis: ['1'] }))).toContain(
      'kpis: "1" is no indicator',
    )
    expect(problemsIn(await make('lppa-evidence', { title: 'None', objectives: ['1'] }))).toContain(
      'Choose the framework first',
    )
    expect((await admin('DELETE', `/lppa-frameworks/${framework.id}`)).status).toBe(409)
    // Also where only a newer draft names it: that is what will be submitted next.
    const later = docOf(await admin('POST', '/lppa-frameworks', { name: 'Later', key: 'lppa-later' }))
    const editor = await system.as('editor@a.test')
    const plain = docOf(await make('lppa-evidence', { title: 'Plain', date: '2026-05-04' }))
    await system.payload.update({ collection: 'lppa-evidence', id: plain.id, data: { _status: 'published' } })
    docOf(await editor('PATCH', `/lppa-evidence/${plain.id}?draft=true`, { framework: later.id }))
    expect((await admin('DELETE', `/lppa-frameworks/${later.id}`)).status).toBe(409)
  })

  it('frameworks: codes are unique; shared ones belong to the administrator', async () => {
    const admin = await system.as('admin@kpsa.test')
    const editor = await system.as('editor@a.test')
    const twice = {
      name: 'Twice',
      key: 'twice',
      objectives: [
        { code: '1', title: 'a' },
        { code: '1', title: 'b' },
      ],
    }
    expect(problemsIn(await admin('POST', '/lppa-frameworks', twice))).toContain(
      'Two objectives have the code "1"',
    )
    const own = docOf(await editor('POST', '/lppa-frameworks?depth=0', { name: 'Own', key: 'own' }))
    expect(own.school).toBe(system.school.a)
    expect((await editor('POST', '/lppa-frameworks', { name: 'x', key: 'x1', school: null })).status).toBe(
      403,
    )
    expect(
      (await editor('POST', '/lppa-frameworks', { name: 'x', key: 'x2', school: system.school.b })).status,
    ).toBe(403)
    expect((await admin('PATCH', `/lppa-frameworks/${own.id}`, { name: 'Taken' })).status).toBe(403)
    const other = await system.as('editor@b.test')
    expect((await other('PATCH', `/lppa-frameworks/${own.id}`, { name: 'Taken' })).status).toBe(403)
  })
})

describe('addresses', () => {
  it('are made from the title, and are unique within school and kind', async () => {
    expect(docOf(await make('pages', { title: 'Où est l’été?' })).slug).toBe('ou-est-lete')
    expect(docOf(await make('pages', { title: 'Uniform' })).slug).toBe('uniform')
    expect(docOf(await make('pages', { title: 'Uniform' })).slug).toBe('uniform-2')
    expect(docOf(await make('pages', { title: 'Uniform!' })).slug).toBe('uniform-3')
    expect(docOf(await make('pages', { title: 'Uniform' }, 'editor@b.test')).slug).toBe('uniform')
    expect(docOf(await make('letters', { title: 'Uniform' })).slug).toBe('uniform')
    expect(docOf(await make('pages', { title: 'مرحبا' })).slug).toBe('page')
  })

  it('typed ones are refused where they are taken, in a draft too, or not an address', async () => {
    const page = docOf(await make('pages', { title: 'First', slug: 'typed' }))
    const editor = await system.as('editor@a.test')
    docOf(await editor('PATCH', `/pages/${page.id}?draft=true`, { slug: 'typed-again' }))
    expect(problemsIn(await make('pages', { title: 'Second', slug: 'typed-again' }))).toBe(
      'slug: The address "typed-again" is already in use at this school. Choose another.',
    )
    expect(problemsIn(await make('pages', { title: 'Third', slug: 'No Address' }))).toContain(
      'Use only small letters',
    )
  })

  it('a copy gets its own', async () => {
    const page = docOf(await make('pages', { title: 'Copied' }))
    const editor = await system.as('editor@a.test')
    expect(docOf(await editor('POST', `/pages/${page.id}/duplicate?draft=true`, {})).slug).toBe('copied-2')
  })

  it('a copy starts without what was decided for the first alone', async () => {
    const times = { publishAt: '2099-06-30T06:00:00.000Z', withdrawAt: '2099-09-30T06:00:00.000Z' }
    const more: Record<string, Record<string, unknown>> = {
      letters: { replyBy: '2099-07-02', date: '2099-06-30' },
      events: {
        start: '2099-06-30T09:00:00.000Z',
        recurrence: 'FREQ=WEEKLY;COUNT=3',
        exceptDates: [{ date: '2099-07-07' }],
      },
    }
    const editor = await system.as('editor@a.test')
    for (const collection of ['letters', 'newsletters', 'events', 'pages', 'lppa-evidence']) {
      const first = docOf(await make(collection, { title: 'For once', ...times, ...more[collection] }))
      expect(first).toMatchObject(times)
      // As a program sends it, and as the admin does.
      for (const body of [{}, { _status: 'draft' }]) {
        const copy = docOf(await editor('POST', `/${collection}/${first.id}/duplicate?depth=0`, body))
        for (const field of ['publishAt', 'withdrawAt', 'replyBy'])
          expect(copy[field] ?? null, `${collection}: ${field}`).toBeNull()
        expect(copy.exceptDates ?? []).toEqual([])
        expect(copy).toMatchObject({ title: 'For once', _status: 'draft' })
        expect(copy.slug).toMatch(/^for-once-\d$/)
        const { body: read } = await editor('GET', `/${collection}/${copy.id}?draft=true&depth=0`)
        expect((read as { publishAt?: unknown }).publishAt ?? null).toBeNull()
      }
    }
  })

  it('stay once something was published', async () => {
    const page = docOf(await make('pages', { title: 'Published' }))
    await system.payload.update({
      collection: 'pages',
      id: page.id,
      data: { workflow: { firstPublishedAt: '2026-01-01T00:00:00.000Z' } },
    })
    const editor = await system.as('editor@a.test')
    const moved = await editor('PATCH', `/pages/${page.id}?draft=true`, { slug: 'elsewhere' })
    expect(problemsIn(moved)).toContain('The address stays as it is')
    const cheated = await editor('PATCH', `/pages/${page.id}?draft=true`, {
      slug: 'elsewhere',
      workflow: { firstPublishedAt: null },
    })
    expect(problemsIn(cheated)).toContain('The address stays as it is')
    expect(
      docOf(await editor('PATCH', `/pages/${page.id}?draft=true`, { title: 'New', slug: '' })).slug,
    ).toBe('published')
  })
})

describe('texts', () => {
  const link = (url: string) => ({
    type: 'link',
    version: 3,
    format: '',
    indent: 0,
    direction: 'ltr',
    fields: { linkType: 'custom', url, newTab: false },
    children: [{ type: 'text', text: 'here', format: 0, style: '', mode: 'normal', detail: 0, version: 1 }],
  })

  it.each(['https://www.gov.uk/', 'mailto:office@school.example', 'tel:01562123456', 'www.bbc.co.uk'])(
    'may link to %s',
    async (url) => {
      docOf(await make('pages', { title: 'Linked', body: paragraph('See ', [link(url)]) }))
    },
  )

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://x.example/',
    '/relative',
    'JaVaScRiPt:alert(1)',
  ])('may not link to %s', async (url) => {
    const answer = await make('pages', { title: 'Linked', body: paragraph('See ', [link(url)]) })
    expect(answer.status).toBe(400)
    expect(problemsIn(answer)).toContain('body: A link must begin with https://')
  })

  it.each([
    'words',
    {},
    { root: {} },
    { root: { type: 'root', children: [null] } },
    { root: { type: 'root', children: [{ type: 'iframe' }] } },
    [],
    7,
  ])('refuses %j with a sentence', async (body) => {
    const answer = await make('pages', { title: 'Damaged', body })
    expect(answer.status).toBe(400)
    expect(problemsIn(answer)).toMatch(/^body: /)
  })
})

describe('who sees and writes items', () => {
  it('staff of the school and the administrator read drafts and versions; other schools read nothing', async () => {
    const page = docOf(await make('pages', { title: 'Secret draft' }))
    const reads = async (email: string) => {
      const call = await system.as(email)
      const one = await call('GET', `/pages/${page.id}?draft=true`)
      const versions = await call('GET', `/pages/versions?where[parent][equals]=${page.id}`)
      return [one.status, versions.body.totalDocs]
    }
    expect(await reads('head@a.test')).toEqual([200, 1])
    expect(await reads('chair@a.test')).toEqual([200, 1])
    expect(await reads('admin@kpsa.test')).toEqual([200, 1])
    expect(await reads('head@b.test')).toEqual([404, 0])
    expect((await system.call('GET', `/pages/${page.id}`)).status).toBe(403)
    expect((await system.call('GET', '/pages/versions')).status).toBe(403)
    for (const email of ['chair@a.test', 'admin@kpsa.test', 'editor@b.test']) {
      const call = await system.as(email)
      expect((await call('PATCH', `/pages/${page.id}?draft=true`, { title: 'Changed' })).status).toBe(403)
      expect((await call('DELETE', `/pages/${page.id}`)).status).toBe(403)
    }
    expect((await make('pages', { title: 'x', school: system.school.a }, 'chair@a.test')).status).toBe(403)
    expect((await make('pages', { title: 'x', school: system.school.a }, 'admin@kpsa.test')).status).toBe(403)
  })

  it('a headteacher who is asked reads the version, and not before', async () => {
    const letter = docOf(await make('letters', { title: 'Joint', coSigningSchools: [system.school.b] }))
    const reads = async (email: string) => {
      const call = await system.as(email)
      const list = await call('GET', `/letters?draft=true&where[id][equals]=${letter.id}`)
      const versions = await call('GET', `/letters/versions?where[parent][equals]=${letter.id}`)
      return [list.body.totalDocs, versions.body.totalDocs]
    }
    expect(await reads('head@b.test')).toEqual([0, 0])
    await system.payload.update({
      collection: 'letters',
      id: letter.id,
      draft: true,
      data: { workflow: { state: 'submitted' } } as never,
    })
    expect(await reads('head@b.test')).toEqual([1, 1])
    expect(await reads('editor@b.test')).toEqual([0, 0])
  })
})

describe('translations', () => {
  it('belong to the school of their item, one for each language', async () => {
    const letter = docOf(await make('letters', { title: 'To translate' }))
    const item = { relationTo: 'letters', value: letter.id }
    const polish = docOf(
      await make('translations', {
        item,
        language: 'pl',
        title: 'Do tłumaczenia',
        school: system.school.b,
      }),
    )
    expect(polish).toMatchObject({ school: system.school.a, language: 'pl' })
    expect(
      problemsIn(await make('translations', { item, language: 'ur', sourceVersion: 'forged' })),
    ).toContain('sourceVersion: There is no such version of the item.')
    expect(problemsIn(await make('translations', { item, language: 'pl' }))).toContain(
      'language: There is a translation into Polish already.',
    )
    expect(problemsIn(await make('translations', { item, language: 'en' }))).toContain(
      'language: The item itself is in English',
    )
    expect(problemsIn(await make('translations', { item }))).toContain('language:')
    expect(problemsIn(await make('translations', { language: 'ur' }))).toContain('item:')
    expect(
      problemsIn(
        await make('translations', { item: { relationTo: 'letters', value: 'gone' }, language: 'ur' }),
      ),
    ).toContain('item: This item does not exist any more.')
    expect(
      (await make('translations', { item: { relationTo: 'users', value: 'x' }, language: 'ur' })).status,
    ).toBe(400)
    const other = docOf(await make('letters', { title: 'Another' }))
    const editor = await system.as('editor@a.test')
    const moved = await editor('PATCH', `/translations/${polish.id}?draft=true`, {
      item: { relationTo: 'letters', value: other.id },
    })
    expect(problemsIn(moved)).toContain('A translation stays with its item')
    docOf(await editor('PATCH', `/translations/${polish.id}?draft=true`, { body: paragraph('Tekst') }))
  })
})
