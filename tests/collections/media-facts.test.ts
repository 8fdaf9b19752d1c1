import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainPdf } from '../media-files/pdf-samples'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Facts = Record<string, unknown>
type Medium = Facts & { id: string; alt: string }

const elsewhere = 'https://elsewhere.example/x.webp'

/** Everything that the program finds out itself, said otherwise. */
const forged = {
  width: 9,
  height: 9,
  filesize: 9,
  mimeType: 'text/html',
  filename: 'other.webp',
  url: elsewhere,
  thumbnailURL: elsewhere,
  sizes: {
    w320: { width: 9, height: 9, filesize: 9, mimeType: 'text/html', filename: 'other.webp', url: elsewhere },
  },
  focalX: 9,
  focalY: 9,
  sha256: '9'.repeat(64),
  prefix: 'elsewhere',
}

describe.each(databasesUnderTest())('the facts of a file on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let picture: Medium
  let pdf: Medium

  const sent = async (bytes: Buffer, name: string, data: object = {}): Promise<Medium> => {
    const form = new FormData()
    form.append('_payload', JSON.stringify({ alt: 'Before', school: own.id, ...data }))
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    return bodyOf(await own.editor.post<{ doc: Medium }>('/api/media?depth=0', form), 201).doc
  }
  const bytesOfPicture = () =>
    sharp({ create: { width: 700, height: 500, channels: 3, background: 'green' } })
      .png()
      .toBuffer()
  const now = async ({ id }: Medium): Promise<Medium> =>
    bodyOf(await own.editor.get<Medium>(`/api/media/${id}?depth=0`))
  const withoutTimes = ({ updatedAt: _updated, ...facts }: Medium): Facts => facts

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1, env: { GRAPHQL: 'on' } })
    ;[own] = alliance.schools as [AllianceSchool]
    picture = await now(await sent(await bytesOfPicture(), 'beans.png'))
    pdf = await now(await sent(await (await plainPdf()).bytes(), 'menu.pdf'))
  })
  afterAll(() => alliance?.system.stop())

  const asForm = (data: object): FormData => {
    const form = new FormData()
    form.append('_payload', JSON.stringify(data))
    return form
  }
  /** What is hidden is not in GraphQL's schema. */
  const { sha256: _hash, prefix: _prefix, ...inSchema } = forged
  const graphql = (id: string, data: object) =>
    own.editor.post('/api/graphql', {
      query: 'mutation($id:String!,$data:mutationMediaUpdateInput!){updateMedia(id:$id,data:$data){id}}',
      variables: { id, data },
    })

  it.each([
    ['JSON, one', (id: string, data: object) => own.editor.patch(`/api/media/${id}`, data)],
    [
      'JSON, many',
      (id: string, data: object) => own.editor.patch(`/api/media?where[id][equals]=${id}`, data),
    ],
    ['a form, one', (id: string, data: object) => own.editor.patch(`/api/media/${id}`, asForm(data))],
    [
      'a form, many',
      (id: string, data: object) => own.editor.patch(`/api/media?where[id][equals]=${id}`, asForm(data)),
    ],
    ['GraphQL', (id: string, { alt }: { alt?: string }) => graphql(id, { ...inSchema, alt })],
  ])('stay as they are, whatever comes with a change: %s', async (name, change) => {
    for (const before of [picture, pdf]) {
      const alt = `${name} ${before.id}`
      const answer = await change(before.id, { ...forged, alt })
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([
        200,
        expect.not.stringContaining('errors":[{'),
      ])
      expect(withoutTimes(await now(before))).toEqual({ ...withoutTimes(before), alt })
    }
  })

  it('are refused as malformed where GraphQL has no name for them', async () => {
    const { status, body } = await graphql(picture.id, { alt: 'After', sha256: forged.sha256 })
    expect([status, JSON.stringify(body)]).toEqual([
      400,
      expect.stringContaining('"code":"malformed-request"'),
    ])
    expect(await now(picture)).not.toMatchObject({ alt: 'After' })
  })

  it('are those of the file and not of what is sent with it', async () => {
    const second = await now(await sent(await bytesOfPicture(), 'peas.png', forged))
    for (const fact of ['width', 'height', 'filesize', 'mimeType', 'focalX', 'focalY'])
      expect(second[fact], fact).toEqual(picture[fact])
    expect(JSON.stringify(second)).not.toContain('elsewhere')
    const secondPdf = await now(await sent(await (await plainPdf()).bytes(), 'dinner.pdf', forged))
    for (const fact of [
      'width',
      'height',
      'filesize',
      'mimeType',
      'focalX',
      'focalY',
      'sizes',
      'thumbnailURL',
    ])
      expect(secondPdf[fact], fact).toEqual(pdf[fact])
    expect(JSON.stringify(secondPdf)).not.toContain('elsewhere')
  })
})
