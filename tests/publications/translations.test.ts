import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  publish,
  publishedLetter,
  refusalOf,
  reviewOf,
  richText,
  shownOn,
  submit,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())('translations, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  const translate = (item: string, data: object = {}, client = own.editor) =>
    create(client, 'translations', {
      item: { relationTo: 'letters', value: item },
      language: 'pl',
      title: 'Dzień sportu',
      body: richText('Prosimy o czapki.'),
      ...data,
    })
  const inPolish = (slug: string, site = own.slug) =>
    shownOn(alliance.visitor, site, 'letters', slug, '?language=pl')

  it('have an approval of their own, and until then the English comes', async () => {
    const letter = await publishedLetter(own, { title: 'Sports day', channels: { kpsa: true } })
    const polish = await translate(letter.id)
    expect(polish).toMatchObject({ school: own.id, workflow: { state: 'draft' } })
    expect(await inPolish(letter.slug)).toMatchObject({ language: 'en', title: 'Sports day' })
    const { version } = await submit(own.editor, 'translations', polish.id)
    expect((await act(own.editor, 'translations', polish.id, 'approve', { version })).status).toBe(403)
    expect((await act(other.head, 'translations', polish.id, 'approve', { version })).status).toBe(403)
    expect(await inPolish(letter.slug)).toMatchObject({ language: 'en' })
    bodyOf(await act(own.head, 'translations', polish.id, 'approve', { version }))

    for (const site of [own.slug, 'kpsa']) {
      const shown = await inPolish(letter.slug, site)
      expect(shown).toMatchObject({
        id: letter.id,
        slug: letter.slug,
        language: 'pl',
        title: 'Dzień sportu',
        version,
      })
      expect(shown?.html).toContain('Prosimy o czapki.')
      expect(shown?.languages.map(({ code, stale }) => [code, stale])).toEqual([
        ['en', false],
        ['pl', false],
      ])
      const english = await shownOn(alliance.visitor, site, 'letters', letter.slug)
      expect(english).toMatchObject({ language: 'en', title: 'Sports day' })
      expect(english?.languages).toEqual(shown?.languages)
    }
    // Another language still comes in English.
    expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug, '?language=ur')).toMatchObject({
      language: 'en',
    })
    const list = bodyOf(
      await alliance.visitor.get<{ items: { id: string; language: string }[] }>(
        `/v1/sites/${own.slug}/letters?language=pl`,
      ),
    )
    expect(list.items.find(({ id }) => id === letter.id)?.language).toBe('pl')
  })

  it('grow stale when the English changes, and are fresh again when translated anew', async () => {
    const letter = await publishedLetter(own, { title: 'Grows stale' })
    const polish = await translate(letter.id)
    await publish(own, 'translations', polish.id)
    const stale = async () =>
      (await inPolish(letter.slug))?.languages.find(({ code }) => code === 'pl')?.stale
    expect(await stale()).toBe(false)

    await edit(own.editor, 'letters', letter.id, { title: 'Grew stale', body: richText('At two o’clock.') })
    expect(await stale()).toBe(false)
    await publish(own, 'letters', letter.id)
    expect(await stale()).toBe(true)
    expect(await inPolish(letter.slug)).toMatchObject({ language: 'pl', title: 'Dzień sportu' })
    const english = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    expect(english?.languages.find(({ code }) => code === 'pl')?.stale).toBe(true)
    expect((await reviewOf(own.head, 'translations', polish.id)).problems).toMatchObject([
      { code: 'stale-translation', blocking: false },
    ])

    await edit(own.editor, 'translations', polish.id, { body: richText('O czternastej.') })
    await publish(own, 'translations', polish.id)
    expect(await stale()).toBe(false)
    expect((await inPolish(letter.slug))?.text).toContain('O czternastej.')
  })

  it('are of the present version once anything that is translated was rewritten, and not before', async () => {
    const letter = await publishedLetter(own, { title: 'First wording' })
    const polish = await translate(letter.id)
    expect(polish.sourceVersion).toBe(letter.version)
    let version = letter.version
    for (const data of [
      { title: 'Inny tytuł' },
      { summary: 'W skrócie.' },
      { body: richText('Inny tekst.') },
    ]) {
      await edit(own.editor, 'letters', letter.id, { title: `Wording before ${Object.keys(data)[0]}` })
      const before = version
      ;({ version } = await publish(own, 'letters', letter.id))
      expect(await edit(own.editor, 'translations', polish.id, {})).toMatchObject({ sourceVersion: before })
      expect(await edit(own.editor, 'translations', polish.id, data)).toMatchObject({
        sourceVersion: version,
      })
    }
  })

  it('are of the version that the translator names, if the item has it', async () => {
    const letter = await publishedLetter(own, { title: 'One' })
    const polish = await translate(letter.id)
    await publish(own, 'translations', polish.id)
    await edit(own.editor, 'letters', letter.id, { title: 'Two' })
    const { version } = await publish(own, 'letters', letter.id)
    const stale = async () =>
      (await inPolish(letter.slug))?.languages.find(({ code }) => code === 'pl')?.stale

    const name = async (sourceVersion: string, data: object = {}) => {
      const saved = await edit(own.editor, 'translations', polish.id, { ...data, sourceVersion })
      expect(saved).toMatchObject({ sourceVersion, workflow: { state: 'draft' } })
      await publish(own, 'translations', polish.id)
    }
    expect(await stale()).toBe(true)
    await name(version)
    expect(await stale()).toBe(false)
    await name(letter.version, { body: richText('Poprawione, ale według starego.') })
    expect(await stale()).toBe(true)

    const refused = await own.editor.patch(`/api/translations/${polish.id}`, {
      sourceVersion: 'f'.repeat(64),
    })
    expect(refusalOf(refused)).toEqual([400, 'invalid-data'])
    expect(JSON.stringify(refused.body)).toContain('There is no such version of the item.')
    const another = await publishedLetter(own, { title: 'Another letter' })
    expect(
      refusalOf(await own.editor.patch(`/api/translations/${polish.id}`, { sourceVersion: another.version })),
    ).toEqual([400, 'invalid-data'])
  })

  it('of a newer draft appear with it and not before', async () => {
    const letter = await publishedLetter(own, { title: 'Known' })
    const polish = await translate(letter.id, { title: 'Znane' })
    await publish(own, 'translations', polish.id)
    const draft = await edit(own.editor, 'letters', letter.id, { title: 'Not known yet' })
    const sourceVersion = draft.workflow.version
    await edit(own.editor, 'translations', polish.id, { title: 'Jeszcze nieznane', sourceVersion })
    const review = await publish(own, 'translations', polish.id)
    expect(review.problems).toMatchObject([{ code: 'source-version-not-published', blocking: false }])
    expect(await inPolish(letter.slug)).toMatchObject({ language: 'pl', title: 'Znane' })
    await publish(own, 'letters', letter.id)
    const shown = await inPolish(letter.slug)
    expect(shown).toMatchObject({ language: 'pl', title: 'Jeszcze nieznane' })
    expect(shown?.languages.every(({ stale }) => !stale)).toBe(true)
  })

  it('go with their item, and come back by their own approval', async () => {
    const letter = await publishedLetter(own, { title: 'Goes in both' })
    const polish = await translate(letter.id)
    await publish(own, 'translations', polish.id)
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Over.' }))
    const path = `/v1/sites/${own.slug}/letters/${letter.slug}`
    for (const query of ['', '?language=pl'])
      expect((await alliance.visitor.get(path + query)).status).toBe(410)
    await publish(own, 'letters', letter.id)
    expect(await inPolish(letter.slug)).toMatchObject({ language: 'en' })
    await publish(own, 'translations', polish.id)
    expect(await inPolish(letter.slug)).toMatchObject({ language: 'pl' })

    bodyOf(await act(own.head, 'translations', polish.id, 'withdraw', { reason: 'Wrong words.' }))
    expect(await inPolish(letter.slug)).toMatchObject({ language: 'en' })
    expect((await shownOn(alliance.visitor, own.slug, 'letters', letter.slug))?.languages).toHaveLength(1)
  })

  it('of an item that is not public yet appear together with it', async () => {
    const letter = await create(own.editor, 'letters', {
      title: 'Not yet',
      school: own.id,
      body: richText('Soon.'),
    })
    const polish = await translate(letter.id)
    const review = await publish(own, 'translations', polish.id)
    expect(review).toMatchObject({ state: 'published', problems: [{ code: 'source-not-published' }] })
    expect(await inPolish(letter.slug)).toBeUndefined()
    await publish(own, 'letters', letter.id)
    expect(await inPolish(letter.slug)).toMatchObject({ language: 'pl' })
  })

  it('are written for the own school’s items only, once for each language, and never into English', async () => {
    const letter = await publishedLetter(own, { title: 'Whose' })
    const data = (language: string, school?: string) => ({
      item: { relationTo: 'letters', value: letter.id },
      language,
      title: 'X',
      body: richText('X'),
      ...(school && { school }),
    })
    const write = (client: typeof own.editor, language: string, school?: string) =>
      client.post('/api/translations', data(language, school))
    expect((await write(other.editor, 'pl')).status).toBe(403)
    expect((await write(other.editor, 'pl', other.id)).status).toBe(403)
    expect(refusalOf(await write(own.editor, 'en'))).toEqual([400, 'invalid-data'])
    expect((await write(own.editor, 'pl')).status).toBe(201)
    expect(refusalOf(await write(own.editor, 'pl'))).toEqual([400, 'invalid-data'])
    expect((await write(own.editor, 'ur')).status).toBe(201)
  })

  it('of a joint item are signed by every school', async () => {
    const letter = await create(own.editor, 'letters', {
      title: 'Joint',
      school: own.id,
      coSigningSchools: [other.id],
      body: richText('Together.'),
    })
    const signBy = async (school: AllianceSchool, collection: string, id: string, version: string) =>
      bodyOf(await act(school.head, collection, id, 'approve', { version }))
    const english = await submit(own.editor, 'letters', letter.id)
    for (const school of [own, other]) await signBy(school, 'letters', letter.id, english.version)
    const polish = await translate(letter.id)
    const { version, required } = await submit(own.editor, 'translations', polish.id)
    expect(required.map(({ school }) => school)).toEqual([own.id, other.id])
    expect((await signBy(own, 'translations', polish.id, version)).state).toBe('submitted')
    expect(await inPolish(letter.slug)).toMatchObject({ language: 'en' })
    expect((await signBy(other, 'translations', polish.id, version)).state).toBe('published')
    for (const site of [own.slug, other.slug])
      expect(await inPolish(letter.slug, site)).toMatchObject({ language: 'pl' })
  })
})
