import { createClient } from '@libsql/client'
import { MongoClient } from 'mongodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import type { ApiClient } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  paragraph,
  publish,
  publishedLetter,
  refusalOf,
  reviewOf,
  richText,
  shownOn,
  submit,
  textNode,
  uploadPicture,
  type Refusal,
} from '../support/items-over-rest'
import { runScript } from '../support/run-script'
import type { RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

/** A picture as the editor puts it into a text. */
const pictureNode = (id: string) => ({
  type: 'upload',
  version: 3,
  format: '',
  id: '66f0c0c0c0c0c0c0c0c0c0c0',
  fields: null,
  relationTo: 'media',
  value: id,
})

/** A link to an item, as the editor puts it into a text. */
const linkTo = (relationTo: string, value: string, words: string) =>
  paragraph({
    type: 'link',
    version: 3,
    format: '',
    indent: 0,
    direction: 'ltr',
    id: '66f0c0c0c0c0c0c0c0c0c0c1',
    fields: { linkType: 'internal', newTab: false, url: null, doc: { relationTo, value } },
    children: [textNode(words)],
  })

/** A database as it was before anything noted what names what. */
const forgetMentions = async ({ databaseUri }: RunningSystem): Promise<void> => {
  if (databaseUri.startsWith('mongodb')) {
    const client = await MongoClient.connect(databaseUri)
    await client.db().collection('mentions').deleteMany({})
    await client.db().collection('counters').deleteOne({ name: 'mentions-complete' })
    await client.close()
    return
  }
  const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
  await client.execute('PRAGMA busy_timeout = 5000')
  await client.execute('DELETE FROM mentions')
  await client.execute("DELETE FROM counters WHERE name = 'mentions-complete'")
  client.close()
}

describe.each(databasesUnderTest())('what others show or name, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  const letter = (title: string, data: object = {}) =>
    create(own.editor, 'letters', letterOf(own, { title, ...data }))
  const remove = (collection: string, id: string, client: ApiClient = own.editor) =>
    client.delete<Refusal>(`/api/${collection}/${id}`)
  const expectInUse = async (collection: string, id: string, ...titles: string[]) => {
    const answer = await remove(collection, id)
    expect(refusalOf(answer)).toEqual([409, 'in-use'])
    for (const title of titles) expect(answer.body.message).toContain(title)
  }

  it.each([
    ['an attachment', (id: string) => ({ attachments: [id] })],
    ['a picture in its text', (id: string) => ({ body: richText('See:', pictureNode(id)) })],
  ])('a submitted and a scheduled letter keep %s', async (how, data) => {
    const picture = await uploadPicture(own)
    const one = await letter(`Waits with ${how}`, data(picture.id))
    await submit(own.editor, 'letters', one.id)
    await expectInUse('media', picture.id, `Waits with ${how}`, 'waiting for approval')

    const later = await letter(`Goes out later with ${how}`, { ...data(picture.id), publishAt: inAnHour() })
    const { state } = await publish(own, 'letters', later.id)
    expect(state).toBe('scheduled')
    // A newer draft without it does not stop what was approved.
    await edit(own.editor, 'letters', later.id, { body: richText('Without.'), attachments: [] })
    await edit(own.editor, 'letters', one.id, { body: richText('Without.'), attachments: [] })
    await expectInUse('media', picture.id, `Goes out later with ${how}`, 'goes live later')
    expect((await own.editor.get(`/api/media/${picture.id}`)).status).toBe(200)

    const several = await own.editor.delete<{ errors?: { message: string }[] }>(
      `/api/media?where[id][equals]=${picture.id}`,
    )
    expect(several.status).toBe(400)
    expect(JSON.stringify(several.body)).toContain(`Goes out later with ${how}`)
    expect((await own.editor.get(`/api/media/${picture.id}`)).status).toBe(200)

    bodyOf(await act(own.head, 'letters', later.id, 'withdraw', { reason: 'Called off.' }))
    bodyOf(await remove('media', picture.id))
  })

  it('a gallery, evidence that stays in the portfolio and a translation keep theirs', async () => {
    const [inGallery, inArticle, proof, translated] = await Promise.all(
      Array.from({ length: 4 }, () => uploadPicture(own)),
    )
    const newsletter = await create(own.editor, 'newsletters', {
      title: 'Pictures of the week',
      school: own.id,
      sections: [
        { blockType: 'gallery', images: [inGallery?.id] },
        { blockType: 'article', heading: 'One', body: richText(pictureNode(inArticle?.id ?? '')) },
      ],
    })
    await submit(own.editor, 'newsletters', newsletter.id)
    await expectInUse('media', inGallery?.id ?? '', 'Pictures of the week')
    await expectInUse('media', inArticle?.id ?? '', 'Pictures of the week')

    const evidence = await create(own.editor, 'lppa-evidence', {
      title: 'Kept in the portfolio',
      school: own.id,
      narrative: richText('Parents came.'),
      files: [proof?.id],
    })
    expect((await publish(own, 'lppa-evidence', evidence.id)).state).toBe('published')
    await expectInUse('media', proof?.id ?? '', 'Kept in the portfolio', 'published')

    const source = await publishedLetter(own, { title: 'To be read in Polish' })
    const polish = await create(own.editor, 'translations', {
      item: { relationTo: 'letters', value: source.id },
      language: 'pl',
      title: 'Po polsku',
      body: richText('Tekst.', pictureNode(translated?.id ?? '')),
    })
    await submit(own.editor, 'translations', polish.id)
    await expectInUse('media', translated?.id ?? '', 'Po polsku')
  })

  it('a picture that another school’s site still shows, in an earlier version, stays', async () => {
    const picture = await uploadPicture(own)
    const shared = await publishedLetter(own, {
      title: 'Accepted with a picture',
      attachments: [picture.id],
      channels: { schools: [other.id] },
    })
    bodyOf(
      await act(other.head, 'letters', shared.id, 'receive', { version: shared.version, decision: 'accept' }),
    )
    await edit(own.editor, 'letters', shared.id, { title: 'Now without one', attachments: [] })
    await publish(own, 'letters', shared.id)
    expect((await shownOn(alliance.visitor, other.slug, 'letters', shared.slug))?.images).toHaveLength(1)
    const answer = await remove('media', picture.id)
    expect(answer.status).toBe(409)
    expect(answer.body.message).toContain('Accepted with a picture')
  })

  it('says at most a few of the places, and how many more there are', async () => {
    const picture = await uploadPicture(own)
    for (const number of [1, 2, 3, 4, 5]) {
      const one = await letter(`One of many, ${number}`, { attachments: [picture.id] })
      await submit(own.editor, 'letters', one.id)
    }
    const { body } = await remove('media', picture.id)
    expect(body.message?.match(/One of many/g)).toHaveLength(3)
    expect(body.message).toContain('2 more')
  })

  it('an item that a submitted newsletter, a text or evidence names stays, told without the title to strangers', async () => {
    const [named, linked, rested] = [
      await letter('Named in a newsletter'),
      await letter('Linked in a letter'),
      await letter('Evidence rests on it'),
    ]
    const newsletter = await create(own.editor, 'newsletters', {
      title: 'Names a letter',
      school: own.id,
      sections: [{ blockType: 'items', letters: [named.id] }],
    })
    await submit(own.editor, 'newsletters', newsletter.id)
    await expectInUse('letters', named.id, 'Names a letter')
    const linking = await letter('Links to another', {
      body: richText(linkTo('letters', linked.id, 'the other letter')),
    })
    await submit(own.editor, 'letters', linking.id)
    await expectInUse('letters', linked.id, 'Links to another')
    const evidence = await create(own.editor, 'lppa-evidence', {
      title: 'Rests on a letter',
      school: own.id,
      narrative: richText('Parents came.'),
      sources: [{ item: { relationTo: 'letters', value: rested.id } }],
    })
    await submit(own.editor, 'lppa-evidence', evidence.id)
    await expectInUse('letters', rested.id, 'Rests on a letter')

    const joint = await letter('Of two schools', { coSigningSchools: [other.id] })
    const theirs = await create(other.editor, 'newsletters', {
      title: 'A title that others do not read',
      school: other.id,
      sections: [{ blockType: 'items', letters: [joint.id] }],
    })
    await submit(other.editor, 'newsletters', theirs.id)
    const answer = await remove('letters', joint.id)
    expect(refusalOf(answer)).toEqual([409, 'in-use'])
    expect(answer.body.message).toContain('another school')
    expect(answer.body.message).not.toContain('A title that')
  })

  it('a framework and a school say which items name them', async () => {
    const framework = await create(own.editor, 'lppa-frameworks', {
      name: 'Ours',
      key: 'ours',
      school: own.id,
    })
    const evidence = await create(own.editor, 'lppa-evidence', {
      title: 'Against our framework',
      school: own.id,
      narrative: richText('Parents came.'),
      framework: framework.id,
    })
    await submit(own.editor, 'lppa-evidence', evidence.id)
    const answer = await remove('lppa-frameworks', framework.id)
    expect(answer.status).toBe(409)
    expect(answer.body.message).toContain('Against our framework')

    const school = await create(alliance.admin, 'schools', { name: 'Named School', slug: 'named-school' })
    await letter('Names a school', { signatories: [{ name: 'A Head', school: school.id }] })
    const refused = await remove('schools', school.id, alliance.admin)
    expect(refused.status).toBe(409)
    expect(refused.body.message).toContain('Names a school')
  })

  it('drafts say what is gone, are not approved like that, and can still be saved and withdrawn', async () => {
    const [attached, inText] = [await uploadPicture(own), await uploadPicture(own)]
    const named = await letter('Soon deleted')
    const draft = await letter('Loses its pictures', {
      attachments: [attached.id],
      body: richText('Look:', pictureNode(inText.id), linkTo('letters', named.id, 'a letter')),
    })
    for (const picture of [attached, inText]) bodyOf(await remove('media', picture.id))
    bodyOf(await remove('letters', named.id))
    const { problems } = await reviewOf(own.editor, 'letters', draft.id)
    const gone = problems.filter(({ code }) => code === 'picture-gone' || code === 'item-gone')
    expect(gone.map(({ blocking }) => blocking)).toEqual([true, true, true])
    const said = gone.map(({ message }) => message).join(' ')
    for (const name of [attached.filename, inText.filename, 'Soon deleted']) expect(said).toContain(name)
    expect(refusalOf(await act(own.editor, 'letters', draft.id, 'submit'))).toEqual([400, 'not-ready'])

    // What it lost keeps nobody from working on it.
    await edit(own.editor, 'letters', draft.id, { title: 'Has lost its pictures' })
    await edit(own.editor, 'letters', draft.id, { body: richText('Without.'), attachments: [] })
    const after = await reviewOf(own.editor, 'letters', draft.id)
    expect(after.problems.map(({ code }) => code)).toEqual([])
    expect((await publish(own, 'letters', draft.id)).state).toBe('published')

    const again = await uploadPicture(own)
    await edit(own.editor, 'letters', draft.id, { body: richText('New:', pictureNode(again.id)) })
    bodyOf(await remove('media', again.id))
    const down = bodyOf(await act(own.head, 'letters', draft.id, 'withdraw', { reason: 'Out of date.' }))
    expect(down).toMatchObject({ state: 'withdrawn', publishedVersion: null })
  })

  it('an item is withdrawn whoever names it, and what names it goes on', async () => {
    const named = await publishedLetter(own, { title: 'Withdrawn while named', channels: { kpsa: true } })
    const newsletter = await create(other.editor, 'newsletters', {
      title: 'Goes on without it',
      school: other.id,
      sections: [
        { blockType: 'items', letters: [named.id] },
        { blockType: 'article', heading: 'Else', body: richText('Something else.') },
      ],
    })
    const { version } = await submit(other.editor, 'newsletters', newsletter.id)
    bodyOf(await act(own.head, 'letters', named.id, 'withdraw', { reason: 'It named a child.' }))
    const review = await reviewOf(other.editor, 'newsletters', newsletter.id)
    expect(review.problems).toContainEqual(
      expect.objectContaining({ code: 'item-not-public', blocking: false }),
    )
    const approved = bodyOf(await act(other.head, 'newsletters', newsletter.id, 'approve', { version }))
    expect(approved.state).toBe('published')
    bodyOf(await act(other.head, 'newsletters', newsletter.id, 'withdraw', { reason: 'Old.' }))
  })

  it('a link to something that is not public is told with its words, and holds up nothing', async () => {
    const target = await letter('Not yet public')
    const linking = await letter('Links ahead', {
      body: richText(linkTo('letters', target.id, 'our plans')),
      channels: { kpsa: true },
    })
    const told = async () =>
      (await reviewOf(own.editor, 'letters', linking.id)).problems.filter(
        ({ code }) => code === 'link-not-public',
      )
    await submit(own.editor, 'letters', linking.id)
    const [problem] = await told()
    expect(problem).toMatchObject({ blocking: false })
    expect(problem?.message).toContain('our plans')
    expect(problem?.message).toContain('Not yet public')
    await publish(own, 'letters', target.id)
    // It is on the own site by now, and not on the shared page.
    expect((await told())[0]?.message).toContain('the shared page')
    await edit(own.editor, 'letters', target.id, { channels: { kpsa: true } })
    await publish(own, 'letters', target.id)
    expect(await told()).toEqual([])
  })

  it('a database from before is looked through first, and until then nothing of the kind is deleted', async () => {
    const picture = await uploadPicture(own)
    const one = await letter('Older than the notes', { attachments: [picture.id] })
    await submit(own.editor, 'letters', one.id)
    await forgetMentions(alliance.system)
    expect(refusalOf(await remove('media', picture.id))).toEqual([503, 'not-ready-yet'])
    const { exitCode, stderr } = await runScript('reconcile', [], alliance.system.env)
    expect(exitCode, stderr).toBe(0)
    await expectInUse('media', picture.id, 'Older than the notes')
  })

  it('what somebody else has signed is not deleted by any door', async () => {
    const joint = await letter('Signed by the other school', { coSigningSchools: [other.id] })
    const { version } = await submit(own.editor, 'letters', joint.id)
    bodyOf(await act(other.head, 'letters', joint.id, 'approve', { version }))
    expect(refusalOf(await remove('letters', joint.id))).toEqual([409, 'signed-by-others'])
    const several = await own.editor.delete(`/api/letters?where[id][equals]=${joint.id}`)
    expect(several.status).toBe(400)
    expect(JSON.stringify(several.body)).toContain('signed')
    expect([400, 404, 409]).toContain((await own.editor.delete(`/api/letters/${joint.id}?trash=true`)).status)
    expect([400, 409]).toContain((await own.head.delete(`/api/letters/${joint.id}`)).status)
    await own.editor.patch(`/api/letters/${joint.id}`, { deletedAt: new Date().toISOString() })
    expect((await reviewOf(other.head, 'letters', joint.id)).state).not.toBe('published')
    // An edit voids the signature, and what was signed stays on record all the same.
    await edit(own.editor, 'letters', joint.id, { title: 'Changed after it was signed' })
    expect(refusalOf(await remove('letters', joint.id))).toEqual([409, 'signed-by-others'])

    const unsigned = await letter('Signed by nobody', { coSigningSchools: [other.id] })
    await submit(own.editor, 'letters', unsigned.id)
    bodyOf(await remove('letters', unsigned.id))
    const bySelf = await create(own.head, 'letters', letterOf(own, { coSigningSchools: [other.id] }))
    const submitted = await submit(own.head, 'letters', bySelf.id)
    bodyOf(await act(own.head, 'letters', bySelf.id, 'approve', { version: submitted.version }))
    bodyOf(await remove('letters', bySelf.id, own.head))
  })
})
