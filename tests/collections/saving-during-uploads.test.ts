import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiClient } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, create, letterOf } from '../support/items-over-rest'
import { rounds } from '../support/long-form'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** Noise is made once and laid side by side: it takes as long to be read as if each pixel were another. */
const fortyMegapixels = async (): Promise<Buffer> => {
  const white = { width: 1000, height: 1000, channels: 3, background: 'white' } as const
  const noise = await sharp({ create: { ...white, noise: { type: 'gaussian', mean: 128, sigma: 12 } } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  return sharp({ create: { ...white, width: 8000, height: 5000 } })
    .composite([{ input: noise, tile: true }])
    .jpeg({ quality: 60 })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}
/** The long one is given up when it has taken all the time that a file may take; the short one is refused before. */
const longPdf = () =>
  Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(rounds({ short: 700_000, long: 5_000_000 }), '(')])

type Made = { doc: { id: string; filename: string } }

describe.each(databasesUnderTest())('while a file is uploaded on $name', { timeout: 120_000 }, (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    // Nothing is loaded for the first time while it is timed.
    await create(other.editor, 'letters', letterOf(other))
  })
  afterAll(() => alliance?.system.stop())

  const upload = (client: ApiClient, school: { id: string }, bytes: Buffer, name: string) => {
    const form = new FormData()
    form.append('_payload', JSON.stringify({ alt: 'Something', school: school.id }))
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    return client.post<Made>('/api/media?depth=0', form)
  }

  const timed = async <T>(work: Promise<T>): Promise<[T, number]> => {
    const begun = performance.now()
    const result = await work
    return [result, performance.now() - begun]
  }

  /** Saves of another person, one every now and then, until the upload is answered: the longest, in milliseconds. */
  const longestSaveDuring = async (uploading: Promise<unknown>): Promise<number> => {
    let done = false
    void uploading.finally(() => (done = true))
    let longest = 0
    while (!done) {
      const [, took] = await timed(create(other.editor, 'letters', letterOf(other)))
      longest = Math.max(longest, took)
      await pause(150)
    }
    return longest
  }

  it.each([
    ['a PDF that takes long to be cleaned', longPdf, 'long.pdf', 400],
    ['a picture of forty megapixels', fortyMegapixels, 'large.jpg', 201],
  ] as [string, () => Buffer | Promise<Buffer>, string, number][])(
    'others save: %s',
    async (_name, make, name, status) => {
      const uploading = timed(upload(own.editor, own, await make(), name))
      const longest = await longestSaveDuring(uploading)
      const [answer, took] = await uploading
      bodyOf(answer, status)
      process.stdout.write(
        `${name} on ${database.name}: ${Math.round(took)} ms; a save meanwhile: ${Math.round(longest)} ms at most\n`,
      )
      expect(longest).toBeLessThan(took / 2)
    },
  )

  it('a file of somebody who may upload nothing is not looked at', async () => {
    const nothing = Buffer.from('neither a picture nor a PDF')
    bodyOf(await upload(own.editor, own, nothing, 'nothing.pdf'), 400)
    bodyOf(await upload(own.chair, own, nothing, 'nothing.pdf'), 403)
    bodyOf(await upload(alliance.visitor, own, nothing, 'nothing.pdf'), 403)
  })

  it('the same file several times at once becomes as many files', async () => {
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: 'green' } })
      .png()
      .toBuffer()
    const answers = await Promise.all([1, 2, 3, 4].map(() => upload(own.editor, own, bytes, 'same.png')))
    const names = answers.map((answer) => bodyOf(answer, 201).doc.filename)
    expect(new Set(names).size).toBe(4)
  })

  it('nothing remains of one that is refused late', async () => {
    const before = bodyOf(await own.editor.get<{ totalDocs: number }>('/api/media?limit=1')).totalDocs
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    expect((await upload(own.editor, other, bytes, 'late.png')).status).toBeGreaterThanOrEqual(400)
    expect(bodyOf(await own.editor.get<{ totalDocs: number }>('/api/media?limit=1')).totalDocs).toBe(before)
    await create(own.editor, 'letters', letterOf(own))
  })
})
