import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, create, letterOf, refusalOf, submit, type Stored } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Medium = { id: string; filename: string }

const upload = async ({ id, editor }: AllianceSchool): Promise<Medium> => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#1f3a5f' } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.append('_payload', JSON.stringify({ alt: 'A blue field', school: id }))
  form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'field.png')
  return bodyOf(await editor.post<{ doc: Medium }>('/api/media?depth=0', form), 201).doc
}

const uploadPdf = async ({ id, editor }: AllianceSchool): Promise<Medium> => {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  const form = new FormData()
  form.append('_payload', JSON.stringify({ alt: 'The form', school: id }))
  const bytes = new Uint8Array(await pdf.save())
  form.append('file', new Blob([bytes], { type: 'application/pdf' }), 'Consent form (new).pdf')
  return bodyOf(await editor.post<{ doc: Medium }>('/api/media?depth=0', form), 201).doc
}

describe.each(databasesUnderTest())('a picture of a version under review on $name', (database) => {
  let alliance: Alliance
  let owner: AllianceSchool
  let coSigner: AllianceSchool
  let stranger: AllianceSchool
  let letter: Stored
  let shown: Medium
  let other: Medium

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 3 })
    ;[owner, coSigner, stranger] = alliance.schools as [AllianceSchool, AllianceSchool, AllianceSchool]
    shown = await upload(owner)
    other = await upload(owner)
    const data = letterOf(owner, { coSigningSchools: [coSigner.id], attachments: [shown.id] })
    letter = await create(owner.editor, 'letters', data)
  })

  const file = (name = shown.filename) => `/api/letters/${letter.id}/review-file/${name}`

  it('is seen by another school’s headteacher once they are asked, and not before', async () => {
    expect((await coSigner.head.get(file())).status).toBe(403)
    await submit(owner.editor, 'letters', letter.id)
    const seen = await coSigner.head.get(file())
    expect(seen.status).toBe(200)
    expect(seen.headers.get('content-type')).toBe('image/webp')
    expect(seen.headers.get('cache-control')).toContain('private')
    expect((await owner.chair.get(file())).status).toBe(200)
  })

  it('is seen by nobody else, and stays out of the owner’s media for those who see it here', async () => {
    expect(refusalOf(await stranger.head.get(file()))).toEqual([403, 'not-your-school'])
    expect(refusalOf(await coSigner.editor.get(file()))).toEqual([403, 'not-your-school'])
    expect(refusalOf(await alliance.visitor.get(file()))).toEqual([401, 'not-signed-in'])
    expect((await coSigner.head.get(`/api/media/file/${shown.filename}`)).status).toBe(403)
  })

  it.each(['no-such-file.webp', '..%2F..%2Fpackage.json', '%00'])(
    'is the only file there: not %s',
    async (name) => {
      expect((await coSigner.head.get(file(name))).status).toBeGreaterThanOrEqual(400)
      expect((await coSigner.head.get(file(name))).status).toBeLessThan(500)
    },
  )

  it('is the only picture there: not another one of the owner', async () => {
    expect(refusalOf(await coSigner.head.get(file(other.filename)))).toEqual([404, 'not-found'])
  })

  it('is shown in its place, while a PDF is saved under its name and never opened as a page of ours', async () => {
    const form = await uploadPdf(owner)
    expect(form.filename).toMatch(/^consent-form-new.*\.pdf$/)
    const shownWith = await create(owner.editor, 'letters', letterOf(owner, { attachments: [form.id] }))
    const inMedia = `/api/media/file/${form.filename}`
    const inReview = `/api/letters/${shownWith.id}/review-file/${form.filename}`
    for (const path of [inMedia, inReview, `${inMedia}?prefix=`]) {
      for (const client of [owner.editor, owner.head]) {
        const { status, headers } = await client.get(path)
        expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
        expect(headers.get('content-disposition')).toBe(`attachment; filename=${form.filename}`)
        expect(headers.get('x-content-type-options')).toBe('nosniff')
      }
    }
    const part = await owner.editor.get(inMedia, { range: 'bytes=0-9' })
    expect([part.status, part.headers.get('content-disposition')?.slice(0, 10)]).toEqual([206, 'attachment'])
    for (const path of [`/api/media/file/${shown.filename}`, file()]) {
      const { status, headers } = await owner.head.get(path)
      expect([status, headers.get('content-disposition')]).toEqual([200, null])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})
