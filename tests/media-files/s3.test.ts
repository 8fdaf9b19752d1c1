import { existsSync, readdirSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { repository } from '../../scripts/repository'
import { databasesUnderTest } from '../support/database-under-test'
import { accessKey, secretKey, startObjectStore, type ObjectStore } from '../support/object-store'
import {
  act,
  bodyOf,
  create,
  letterOf,
  publish,
  refusalOf,
  submit,
  type Stored,
} from '../support/items-over-rest'
import { runCommand } from '../support/run-command'
import { runScript } from '../support/run-script'
import { startSystem, type RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Medium = { id: string; filename: string; sizes: Record<string, { filename: string | null }> }

/** As a telephone makes it, with where it was; another picture at each call. */
const located = (red: number) =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: { r: red, g: 40, b: 50 } } })
    .jpeg()
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitude: '52/1 23/1 0/1', GPSLatitudeRef: 'N' } },
    })
    .toBuffer()

const sending = async (school: AllianceSchool, red: number, data: object = {}, query = '') => {
  const form = new FormData()
  form.append('_payload', JSON.stringify({ alt: 'A field', school: school.id, ...data }))
  form.append('file', new Blob([new Uint8Array(await located(red))], { type: 'image/jpeg' }), 'Field.JPG')
  return school.editor.post<{ doc: Medium }>(`/api/media${query}`, form)
}
const upload = async (...args: Parameters<typeof sending>): Promise<Medium> =>
  bodyOf(await sending(...args), 201).doc

const namesOf = ({ filename, sizes }: Medium): string[] =>
  [filename, ...Object.values(sizes).flatMap((size) => (size.filename ? [size.filename] : []))].sort()

/** Without a `Cache-Control` of ours, Node would add `no-cache` to conditional requests, and never see a 304. */
const bytesAt = async (address: string, init: RequestInit = {}) => {
  const headers = { 'cache-control': 'max-age=0', ...(init.headers as Record<string, string> | undefined) }
  const response = await fetch(address, { redirect: 'manual', ...init, headers })
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

describe.each(databasesUnderTest())('media in a bucket, on $name', (database) => {
  let store: ObjectStore
  let alliance: Alliance
  let delivery: RunningSystem
  let own: AllianceSchool
  let other: AllianceSchool
  let picture: Medium
  let letter: Stored

  beforeAll(async () => {
    store = await startObjectStore()
    alliance = await startAlliance(database, { schools: 2, env: store.settings })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    const { databaseUri } = alliance.system
    delivery = await startSystem({ role: 'delivery', databaseUri, env: store.settings, hosted: true })
  })
  afterAll(async () => {
    await Promise.all([alliance?.system.stop(), delivery?.stop()])
    await store?.stop()
  })

  const stored = (name: string): Buffer => {
    const object = store.objects.get(name)
    if (!object) throw new Error(`There is no object ${name}.`)
    return object.bytes
  }
  const publicly = (name: string, init?: RequestInit, system: { url: string } = delivery) =>
    bytesAt(`${system.url}/media/${name}`, init)

  it('are stored there made anew, without where they were taken, and nowhere else', async () => {
    picture = await upload(own, 1, {}, '?depth=1')
    expect(picture.filename).toMatch(/^field-[0-9a-f]{8}\.webp$/)
    // Beside the installation's own note.
    const keys = [...store.objects.keys()].filter((key) => key !== 'kpsa-installation.json')
    expect(keys.sort()).toEqual(namesOf(picture))
    expect(namesOf(picture)).toHaveLength(3)
    for (const { bytes, type } of keys.flatMap((key) => store.objects.get(key) ?? [])) {
      const { format, exif, orientation = 1, width, height } = await sharp(bytes).metadata()
      expect({ type, format, exif, orientation }).toEqual({
        type: 'image/webp',
        format: 'webp',
        exif: undefined,
        orientation: 1,
      })
      expect(width).toBeLessThan(height)
    }
    const { mediaDir } = alliance.system
    expect(existsSync(mediaDir) ? readdirSync(mediaDir) : []).toEqual([])
    expect(bodyOf(await own.editor.get(`/api/media/${picture.id}?depth=0`))).toMatchObject({
      alt: 'A field',
      school: own.id,
      filename: picture.filename,
      filesize: stored(picture.filename).length,
      url: expect.stringContaining(`/api/media/file/${picture.filename}`) as string,
    })
  })

  it('lie where the program says, whatever is sent', async () => {
    const doc = await upload(own, 2, { prefix: 'elsewhere', _objectKey: 'hidden' })
    expect(store.objects.has(doc.filename)).toBe(true)
    bodyOf(
      await own.editor.patch(`/api/media/${doc.id}`, { prefix: 'elsewhere', _objectKey: 'hidden', alt: 'B' }),
    )
    expect((await bytesAt(`${alliance.system.url}/api/media/file/${doc.filename}`, staff(own))).status).toBe(
      200,
    )
    expect([...store.objects.keys()].filter((key) => key.includes('/'))).toEqual([])
    const form = new FormData()
    form.set('_payload', JSON.stringify({ alt: 'Taken', school: own.id }))
    form.set('file', JSON.stringify({ filename: doc.filename, mimeType: 'image/webp', size: 1 }))
    expect((await own.editor.post('/api/media', form)).status).toBe(400)
    expect((await own.editor.post('/api/storage-s3-generate-signed-url', {})).status).toBe(404)
  })

  it('are taken many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => sending(own, 20 + index)))
    for (const answer of answers) expect(store.objects.has(bodyOf(answer, 201).doc.filename)).toBe(true)
  })

  const staff = (school: AllianceSchool): RequestInit => ({
    headers: { authorization: `JWT ${school.editor.token}` },
  })

  it('are read by staff of the school through the program, without an address of the store', async () => {
    const at = (name: string, init: RequestInit = {}) =>
      bytesAt(`${alliance.system.url}/api/media/file/${name}`, init)
    const read = await at(picture.filename, staff(own))
    expect(read.status).toBe(200)
    expect(read.bytes.equals(stored(picture.filename))).toBe(true)
    expect(read.headers.get('cache-control')).toContain('private')
    expect(read.headers.get('x-content-type-options')).toBe('nosniff')
    const thumbnail = picture.sizes.w320?.filename ?? ''
    expect((await at(thumbnail, staff(own))).bytes.equals(stored(thumbnail))).toBe(true)
    expect((await at(picture.filename, staff(other))).status).toBe(403)
    expect((await at(picture.filename)).status).toBe(403)
    const { token } = alliance.admin
    for (const name of ['missing-00000000.webp', 'x%00.webp', '%27', '..%2fx', '..%2f..%2fetc%2fpasswd']) {
      const { status } = await at(name, { headers: { authorization: `JWT ${token}` } })
      expect(status, name).toBeGreaterThanOrEqual(400)
      expect(status, name).toBeLessThan(500)
    }
  })

  it('are seen by who decides, and by the public only once they are published', async () => {
    letter = await create(own.editor, 'letters', letterOf(own, { attachments: [picture.id] }))
    await submit(own.editor, 'letters', letter.id)
    const review = await bytesAt(
      `${alliance.system.url}/api/letters/${letter.id}/review-file/${picture.filename}`,
      { headers: { authorization: `JWT ${own.head.token}` } },
    )
    expect(review.status).toBe(200)
    expect(review.headers.get('content-type')).toBe('image/webp')
    expect(review.bytes.equals(stored(picture.filename))).toBe(true)
    expect((await publicly(picture.filename)).status).toBe(404)
    const { version } = bodyOf(await own.head.get<{ version: string }>(`/api/letters/${letter.id}/review`))
    bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version }))
    for (const system of [delivery, alliance.system]) {
      const shown = await publicly(picture.filename, {}, system)
      expect(shown.status).toBe(200)
      expect(shown.bytes.equals(stored(picture.filename))).toBe(true)
      expect(shown.headers.get('cache-control')).toBe('public, max-age=300')
    }
  })

  it('answer HEAD, 304 and ranges, and fetch no more of the store than is wanted', async () => {
    const whole = stored(picture.filename)
    const head = await publicly(picture.filename, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(String(whole.length))
    expect(head.headers.get('accept-ranges')).toBe('bytes')
    const etag = head.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[^"]+"$/)
    store.requests.length = 0
    const has = (headers: Record<string, string>) => publicly(picture.filename, { headers })
    expect((await has({ 'If-None-Match': etag })).status).toBe(304)
    expect((await has({ 'If-Modified-Since': head.headers.get('last-modified') ?? '' })).status).toBe(304)
    expect((await has({ 'If-Match': '"other"' })).status).toBe(412)
    expect(store.requests.every(({ method }) => method === 'HEAD')).toBe(true)
    const part = await has({ Range: 'bytes=10-19', 'If-Range': etag })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${whole.length}`])
    expect(part.bytes.equals(whole.subarray(10, 20))).toBe(true)
    expect(store.requests.at(-1)).toEqual({ method: 'GET', key: picture.filename, range: 'bytes=10-19' })
    expect((await has({ Range: 'bytes=-5' })).bytes.equals(whole.subarray(-5))).toBe(true)
    const beyond = await has({ Range: 'bytes=99999999-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`])
    expect((await has({ Range: 'bytes=10-19', 'If-Range': '"other"' })).status).toBe(200)
  })

  it('stay while they are shown, go from the public with what showed them, and from the store when deleted', async () => {
    expect(refusalOf(await own.editor.delete(`/api/media/${picture.id}`))).toEqual([409, 'still-public'])
    expect(store.objects.has(picture.filename)).toBe(true)
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'A mistake.' }))
    const { etag } = store.objects.get(picture.filename) ?? { etag: '' }
    expect((await publicly(picture.filename, { headers: { 'If-None-Match': etag } })).status).toBe(404)
    store.behaviour = 'failing'
    expect(refusalOf(await own.editor.delete(`/api/media/${picture.id}`))).toEqual([503, 'files-not-ready'])
    store.behaviour = 'answering'
    expect(store.objects.has(picture.filename)).toBe(true)
    if (database.supportsTransactions) {
      bodyOf(await own.editor.delete(`/api/media/${picture.id}`))
      expect(namesOf(picture).filter((name) => store.objects.has(name))).toEqual([])
    }
    const another = await upload(own, 3)
    bodyOf(await own.editor.delete(`/api/media/${another.id}`))
    expect(namesOf(another).filter((name) => store.objects.has(name))).toEqual([])
  })

  it('cannot be reached for a while, and are told so, when the store fails or is silent', async () => {
    const shown = await upload(own, 4)
    const withIt = await create(own.editor, 'letters', letterOf(own, { attachments: [shown.id] }))
    await publish(own, 'letters', withIt.id)
    for (const behaviour of ['failing', 'silent'] as const) {
      store.behaviour = behaviour
      const begun = Date.now()
      const answers = await Promise.all([
        publicly(shown.filename),
        bytesAt(`${alliance.system.url}/api/media/file/${shown.filename}`, staff(own)),
        bytesAt(`${alliance.system.url}/api/letters/${withIt.id}/review-file/${shown.filename}`, staff(own)),
      ])
      expect(Date.now() - begun).toBeLessThan(20_000)
      for (const { status, bytes } of answers) {
        expect([status, (JSON.parse(bytes.toString()) as { code: string }).code]).toEqual([
          503,
          'files-not-ready',
        ])
      }
      expect(answers[0].headers.get('content-type')).toBe('application/problem+json')
      expect(answers[0].headers.get('retry-after')).not.toBeNull()
    }
    store.behaviour = 'breaking'
    await expect(publicly(shown.filename)).rejects.toThrow('terminated')
    const broken = `${alliance.system.url}/api/media/file/${shown.filename}`
    await expect(bytesAt(broken, staff(own))).rejects.toThrow('terminated')
    store.behaviour = 'answering'
    expect((await publicly(shown.filename)).status).toBe(200)
    expect((await publicly(shown.filename, {}, alliance.system)).status).toBe(200)
  })

  it('are not taken while the store fails, and leave nothing behind where there are transactions', async () => {
    const count = async () =>
      bodyOf(await own.editor.get<{ totalDocs: number }>('/api/media?limit=1')).totalDocs
    const before = await count()
    store.behaviour = 'failing'
    expect(refusalOf(await sending(own, 5))).toEqual([503, 'files-not-ready'])
    store.behaviour = 'answering'
    if (database.supportsTransactions) expect(await count()).toBe(before)
    expect((await sending(own, 5)).status).toBe(201)
    for (const { logs } of [alliance.system, delivery]) {
      expect(logs()).not.toContain(secretKey)
      expect(logs()).not.toContain(accessKey)
    }
  })

  it('cannot be reached when nobody listens', async () => {
    const shown = await upload(own, 6)
    const withIt = await create(own.editor, 'letters', letterOf(own, { attachments: [shown.id] }))
    await publish(own, 'letters', withIt.id)
    await store.stop()
    expect((await publicly(shown.filename)).status).toBe(503)
    expect(refusalOf(await sending(own, 7))).toEqual([503, 'files-not-ready'])
    expect((await alliance.visitor.get('/readyz')).status).toBe(200)
  })
})

describe('a bucket that is not there', () => {
  it('is told in the log at the start, and stops nothing', async () => {
    const store = await startObjectStore()
    const system = await startSystem({ env: { ...store.settings, S3_BUCKET: 'another' }, hosted: true })
    await expect.poll(system.logs).toContain('the bucket for pictures and files cannot be used')
    expect((await fetch(`${system.url}/readyz`)).status).toBe(200)
    await system.stop()
    await store.stop()
  })
})

describe('a bucket of another installation', { timeout: 120_000 }, () => {
  it('is refused by every role, until somebody says that they belong together', async () => {
    const store = await startObjectStore()
    const first = await startSystem({ env: store.settings, hosted: true })
    await expect.poll(() => store.objects.has('kpsa-installation.json'), { timeout: 20_000 }).toBe(true)
    const own = () => store.objects.get('kpsa-installation.json')?.bytes.toString()
    const noted = own()
    await first.stop()

    const other = await startSystem({ hosted: true })
    const env = { ...other.env, ...store.settings, PORT: '0' }
    for (const role of ['authoring', 'delivery']) {
      const { exitCode, stderr } = await runCommand(
        process.execPath,
        [...nodeArguments, 'src/server/start.ts', '--role', role],
        { cwd: repository, env, timeout: 60_000 },
      )
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('pictures and files of another')])
    }
    expect(own()).toBe(noted)
    expect((await runScript('installation', ['--accept-media'], env)).exitCode).toBe(0)
    expect(own()).not.toBe(noted)
    const again = await startSystem({
      databaseUri: other.databaseUri,
      role: 'delivery',
      env: store.settings,
      hosted: true,
    })
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200)
    await Promise.all([again.stop(), other.stop()])
    await store.stop()
  })
})

describe('a store that is silent during an upload', { timeout: 120_000 }, () => {
  it('keeps nobody from saving for long, and is then left alone for a while', async () => {
    const store = await startObjectStore()
    const [sqlite] = databasesUnderTest()
    if (!sqlite) throw new Error('There is no database to test on.')
    const { schools, system } = await startAlliance(sqlite, { schools: 1, env: store.settings })
    const [own] = schools as [AllianceSchool]
    store.behaviour = 'silent'
    const uploads = [sending(own, 40), sending(own, 41), sending(own, 42)]
    await expect
      .poll(() => store.requests.some(({ method }) => method === 'PUT'), { timeout: 20_000 })
      .toBe(true)
    const saved = create(own.editor, 'letters', letterOf(own))
    for (const answer of await Promise.all(uploads))
      expect(refusalOf(answer)).toEqual([503, 'files-not-ready'])
    expect((await saved).id).toBeTruthy()
    await system.stop()
    await store.stop()
  })
})
