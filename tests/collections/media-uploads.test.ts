import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insideOf, pdfWithAttachment, plainPdf, planted, tellingPdf } from '../media-files/pdf-samples'
import { crc, pngChunk } from '../media-files/png-chunks'
import type { SignedInClient } from '../support/api-client'
import { inRepository } from '../../scripts/repository'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, refusalOf } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Medium = {
  id: string
  filename: string
  mimeType: string
  width: number
  height: number
  url: string
  sizes: Record<string, { filename: string | null; url: string | null }>
}
type Refused = { errors?: { message: string; data?: { errors?: { message: string }[] } }[] }

const plain = (width = 400, height = 300) =>
  sharp({ create: { width, height, channels: 3, background: { r: 20, g: 120, b: 60 } } })

/** Two frames, one beside the other in time. */
const moving = (format: 'gif' | 'webp') => {
  const frames = Buffer.alloc(40 * 60 * 3)
  frames.fill(200, 40 * 30 * 3)
  return sharp(frames, { raw: { width: 40, height: 60, channels: 3, pageHeight: 30 } })
    [format]({ delay: [100, 100], loop: 0 })
    .toBuffer()
}

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${planted}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`
const exif = {
  IFD0: { Artist: planted, ImageDescription: planted, Copyright: planted },
  IFD3: { GPSLatitude: '52/1 23/1 0/1', GPSLatitudeRef: 'N', GPSAreaInformation: planted },
}

const jpegSegment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** With EXIF, XMP, a colour profile, IPTC (as Photoshop writes it), a comment, and another picture behind its end. */
const tellingJpeg = async (): Promise<Buffer> => {
  const bytes = await plain(900, 600).jpeg().withExif(exif).withXmp(xmp).withIccProfile('p3').toBuffer()
  const iptc = Buffer.concat([
    Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0\0\0\0\x10', 'latin1'),
    Buffer.from('\x1c\x02\x50\0\x0b' + planted, 'latin1'),
  ])
  const more = [jpegSegment(0xed, iptc), jpegSegment(0xfe, Buffer.from(planted))]
  return Buffer.concat([bytes.subarray(0, 2), ...more, bytes.subarray(2), Buffer.from(planted)])
}

/** With text chunks of all three kinds, EXIF, and more behind its end. */
const tellingPng = async (): Promise<Buffer> => {
  const bytes = await plain(900, 600).png().withExif(exif).withXmp(xmp).toBuffer()
  const text = [
    pngChunk('tEXt', Buffer.from(`Author\0${planted}`)),
    pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(planted)])),
    pngChunk('iTXt', Buffer.from(`Title\0\0\0en\0\0${planted}`)),
  ]
  return Buffer.concat([bytes.subarray(0, 33), ...text, bytes.subarray(33), Buffer.from(planted)])
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><script>alert(1)</script><rect width="40" height="40"/></svg>`

const sending = (
  client: SignedInClient,
  school: { id: string },
  bytes: Buffer | undefined,
  name: string,
  { data = {}, query = '', type = 'image/jpeg' }: { data?: object; query?: string; type?: string } = {},
) => {
  const form = new FormData()
  form.append('_payload', JSON.stringify({ alt: 'Something', school: school.id, ...data }))
  if (bytes) form.append('file', new Blob([new Uint8Array(bytes)], { type }), name)
  return client.post<{ doc: Medium } & Refused>(`/api/media?depth=0${query}`, form)
}

const sentencesOf = ({ errors }: Refused): string =>
  (errors ?? [])
    .flatMap(({ message, data }) => data?.errors?.map((one) => one.message) ?? [message])
    .join(' ')

describe.each(databasesUnderTest())('uploads on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })
  afterAll(() => alliance?.system.stop())

  const send = (...[bytes, name, more]: [Buffer | undefined, string, Parameters<typeof sending>[4]?]) =>
    sending(own.editor, own, bytes, name, more)
  const taken = async (...args: Parameters<typeof send>): Promise<Medium> =>
    bodyOf(await send(...args), 201).doc
  const refused = async (...args: Parameters<typeof send>): Promise<string> => {
    const answer = await send(...args)
    expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400)
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500)
    return sentencesOf(answer.body)
  }
  const stored = (name: string): Buffer => readFileSync(path.join(alliance.system.mediaDir, name))
  const files = (): string[] => readdirSync(alliance.system.mediaDir)
  const namesOf = ({ filename, sizes }: Medium): string[] => [
    filename,
    ...Object.values(sizes).flatMap((size) => size.filename ?? []),
  ]

  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'take %s for what it is, whatever it is called',
    async (format) => {
      const medium = await taken(await plain().toFormat(format).toBuffer(), 'page.html', {
        type: 'text/html',
      })
      expect(medium).toMatchObject({ mimeType: 'image/webp', width: 400, height: 300 })
      expect(medium.filename).toMatch(/^page-[0-9a-f]{8}\.webp$/)
      for (const name of namesOf(medium)) expect((await sharp(stored(name)).metadata()).format).toBe('webp')
    },
  )

  it.each(['gif', 'webp'] as const)('take a moving %s', async (format) => {
    const medium = await taken(await moving(format), `moving.${format}`)
    expect(medium).toMatchObject({ mimeType: 'image/webp', width: 40, height: 30 })
    expect((await sharp(stored(medium.filename)).metadata()).format).toBe('webp')
  })

  it.each([
    ['a page called .png', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'x.png'],
    ['a drawing called .jpg', () => Buffer.from(svg), 'x.jpg'],
    ['a drawing called .png', () => Buffer.from(`<?xml version="1.0"?>${svg}`), 'x.png'],
    ['a drawing called .svg', () => Buffer.from(svg), 'x.svg'],
    ['a drawing called .pdf', () => Buffer.from(svg), 'x.pdf'],
    ['a packed drawing', () => deflateSync(svg), 'x.svgz'],
    ['TIFF', () => plain().tiff().toBuffer(), 'x.tiff'],
    ['TIFF called .jpg', () => plain().tiff().toBuffer(), 'x.jpg'],
    ['BMP', () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(200)]), 'x.bmp'],
    [
      'HEIC',
      () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(500)]),
      'x.heic',
    ],
    ['an empty file', () => Buffer.alloc(0), 'x.png'],
    ['a program', () => Buffer.from('MZ\x90\0'), 'x.png'],
    ['an archive called .pdf', () => Buffer.from('PK\x03\x04word/document.xml'), 'x.pdf'],
    [
      'a picture that is a PDF as well',
      async () => {
        const jpeg = await plain().jpeg().toBuffer()
        const hidden = jpegSegment(0xfe, Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj'))
        return Buffer.concat([jpeg.subarray(0, 2), hidden, jpeg.subarray(2)])
      },
      'x.jpg',
    ],
    ['a PDF with files in it', pdfWithAttachment, 'x.pdf'],
  ] as [string, () => Buffer | Promise<Buffer>, string][])('refuse %s', async (_name, make, name) => {
    const before = files().length
    expect(await refused(await make(), name)).toMatch(/^(This|Choose) .+\.( .+\.)?$/)
    expect(files().length).toBe(before)
  })

  it('refuse half a picture, and one that lies about its size', async () => {
    const noisy = await sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer()
    expect(await refused(noisy.subarray(0, noisy.length / 2), 'half.jpg')).toContain('damaged')
    const claims = await plain(10, 10).png().toBuffer()
    claims.writeUInt32BE(60_000, 16)
    claims.writeUInt32BE(60_000, 20)
    claims.writeUInt32BE(crc(claims.subarray(12, 29)), 29)
    expect(await refused(claims, 'claims.png')).toContain('120 megapixels')
  })

  it.each([
    ['phone.jpg', 8064, 6048, 4096, 3072],
    // WebP ends at 16,383 pixels.
    ['panorama.jpg', 17_000, 1200, 4096, 289],
  ])('make %s smaller', async (name, width, height, storedWidth, storedHeight) => {
    const medium = await taken(await plain(width, height).jpeg().withExif(exif).toBuffer(), name)
    expect(medium).toMatchObject({ mimeType: 'image/webp', width: storedWidth, height: storedHeight })
    const content = stored(medium.filename)
    const meta = await sharp(content).metadata()
    expect([meta.width, meta.height, meta.exif]).toEqual([storedWidth, storedHeight, undefined])
    expect(content.includes(planted)).toBe(false)
    expect(Object.values(medium.sizes).every(({ filename }) => filename !== null)).toBe(true)
  })

  it('keep the colours of what was made for print', async () => {
    const poster = await plain(1500, 1000).toColourspace('cmyk').jpeg().toBuffer()
    const medium = await taken(poster, 'poster.jpg')
    const [red = 0, green = 0, blue = 0] = await sharp(stored(medium.filename))
      .extract({ left: 700, top: 500, width: 1, height: 1 })
      .raw()
      .toBuffer()
    // The green of `plain`, as near as ink comes to it.
    expect([Math.abs(red - 20) < 40, Math.abs(green - 120) < 25, Math.abs(blue - 60) < 25]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('say of a HEIC picture what to do', async () => {
    const heic = readFileSync(inRepository('tests', 'media-files', 'samples', 'playground-iphone.heic'))
    expect(await refused(heic, 'playground.heic')).toMatch(/^This is a HEIC picture.*export it as JPEG/)
  })

  it('take exactly 20 MB and refuse one byte more', async () => {
    const picture = await plain().jpeg().toBuffer()
    const padded = (size: number) => Buffer.concat([picture, Buffer.alloc(size - picture.length)])
    const most = 20 * 1024 * 1024
    expect((await taken(padded(most), 'most.jpg')).width).toBe(400)
    expect(await refused(padded(most + 1), 'more.jpg')).toContain('20 MB')
    expect(await refused(padded(30 * 1024 * 1024), 'much-more.jpg')).toContain('20 MB')
  })

  it.each([
    ['JPEG', tellingJpeg],
    ['PNG', tellingPng],
    ['WebP', () => plain(900, 600).webp().withExif(exif).withXmp(xmp).toBuffer()],
    ['AVIF', () => plain(900, 600).avif().withExif(exif).withXmp(xmp).toBuffer()],
    ['GIF', async () => withGifComment(await plain(900, 600).gif().toBuffer())],
  ])('leave nothing in a %s that tells who, where or with what', async (name, make) => {
    const bytes = await make()
    expect(bytes.includes(planted), 'nothing was planted').toBe(true)
    const medium = await taken(bytes, `telling.${name.toLowerCase()}`)
    const names = namesOf(medium)
    expect(names).toHaveLength(3)
    for (const one of names) {
      const content = stored(one)
      for (const trace of [planted, 'Exif', 'EXIF', 'XMP', 'ICCP', 'xmpmeta', 'Photoshop', '8BIM'])
        expect(content.includes(trace), `${trace} in ${one}`).toBe(false)
      const { exif: left, xmp: leftToo, iptc, icc, orientation } = await sharp(content).metadata()
      expect([left, leftToo, iptc, icc, orientation ?? 1]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        1,
      ])
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turn a picture upright that lies as %i says', async (orientation) => {
    // Red above, blue below, once it is upright.
    const upright = await sharp({ create: { width: 40, height: 60, channels: 3, background: 'blue' } })
      .composite([
        { input: { create: { width: 40, height: 30, channels: 3, background: 'red' } }, top: 0, left: 0 },
      ])
      .png()
      .toBuffer()
    const back: Record<number, [boolean, number]> = {
      1: [false, 0],
      2: [true, 0],
      3: [false, 180],
      4: [true, 180],
      5: [true, 270],
      6: [false, 270],
      7: [true, 90],
      8: [false, 90],
    }
    const [mirrored, angle] = back[orientation] ?? [false, 0]
    const turned = await sharp(upright).flop(mirrored).png().toBuffer()
    const lying = await sharp(turned).rotate(angle).jpeg().withMetadata({ orientation }).toBuffer()
    const medium = await taken(lying, `lying-${orientation}.jpg`)
    expect(medium).toMatchObject({ width: 40, height: 60 })
    const at = async (top: number) =>
      sharp(stored(medium.filename)).extract({ left: 20, top, width: 1, height: 1 }).raw().toBuffer()
    const [above, below] = [await at(5), await at(55)]
    expect((above[0] ?? 0) > (above[2] ?? 0)).toBe(true)
    expect((below[2] ?? 0) > (below[0] ?? 0)).toBe(true)
  })

  it('leave nothing in a PDF that tells who made it', async () => {
    const medium = await taken(await (await tellingPdf()).bytes(), 'Menu.pdf', {
      type: 'application/octet-stream',
    })
    expect(medium).toMatchObject({ mimeType: 'application/pdf' })
    expect(medium.filename).toMatch(/^menu-[0-9a-f]{8}\.pdf$/)
    expect(await insideOf(stored(medium.filename))).not.toContain(planted)
  })

  it('take a PDF that is a page as well for a PDF, and the page is gone', async () => {
    const page = Buffer.from('<html><script>alert(1)</script>\n')
    const bytes = Buffer.concat([page, await (await plainPdf()).bytes()])
    const medium = await taken(bytes, 'page.html', { type: 'text/html' })
    expect(medium.filename).toMatch(/^page-[0-9a-f]{8}\.pdf$/)
    expect(stored(medium.filename).subarray(0, 5).toString()).toBe('%PDF-')
    expect(stored(medium.filename).includes('<script')).toBe(false)
  })

  it.each([
    ['../../etc/passwd.png', /^passwd-/],
    ['..\\..\\windows\\system.png', /^system-/],
    ['..', /^[a-z]/],
    ['.htaccess', /^file-/],
    ['x%00.png', /^x-00-/],
    ['con.png', /^con-/],
    [`${'long'.repeat(75)}.png`, /^[long]{60}-/],
    ['\u202Egnp.exe.png', /^[a-z]/],
    ['"quoted"; filename=evil.svg', /quoted-/],
    ['照片.png', /^[a-z]/],
    ['x.php.png', /^x-php-/],
    ['   .png', /^file-/],
  ])('give a file called %j a name of their own', async (name, ours) => {
    const { filename } = await taken(await plain(30, 20).png().toBuffer(), name)
    expect(filename).toMatch(ours)
    expect(filename).toMatch(/^[a-z0-9-]{1,80}-[0-9a-f]{8}(-\d+)?\.webp$/)
  })

  it.each(['zero\0byte.png', 'bell\x07.png', 'two\r\nlines: x.png'])(
    'refuse a file called %j',
    async (name) => {
      expect(await refused(await plain(30, 20).png().toBuffer(), name)).toMatch(
        /Rename it and send it again\.$/,
      )
    },
  )

  it('refuse a file without a name, as browsers send where none was chosen', async () => {
    const answer = await send(await plain(30, 20).png().toBuffer(), '')
    expect([201, 400]).toContain(answer.status)
  })

  it('keep two of one name apart that come at once', async () => {
    const bytes = await plain(50, 50).png().toBuffer()
    const both = await Promise.all([1, 2, 3, 4].map(() => send(bytes, 'same.png')))
    const names = both.flatMap((answer) => namesOf(bodyOf(answer, 201).doc))
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(files()).toContain(name)
  })

  it('refuse whoever does not write for the school', async () => {
    const bytes = await plain(30, 20).png().toBuffer()
    expect(refusalOf(await sending(own.editor, other, bytes, 'x.png'))).toEqual([403, 'not-your-school'])
    expect((await sending(own.chair, own, bytes, 'x.png')).status).toBe(403)
    const form = new FormData()
    form.append('_payload', JSON.stringify({ alt: 'x', school: own.id }))
    form.append('file', new Blob([new Uint8Array(bytes)]), 'x.png')
    expect([401, 403]).toContain((await alliance.visitor.post('/api/media', form)).status)
  })

  it('never fetch an address, wherever it stands', async () => {
    const url = `${alliance.system.url}/media/x.png`
    const fields = { alt: 'x', school: own.id, url, filename: 'x.png' }
    for (const answer of [
      await own.editor.post<Refused>('/api/media', fields),
      await own.editor.post<Refused>('/api/media', { ...fields, _payload: JSON.stringify(fields) }),
      await own.editor.post<Refused>('/api/media', { ...fields, file: url, src: url, thumbnailURL: url }),
      await send(undefined, '', {
        data: { url, filename: 'x.png', sizes: { w320: { url, filename: 'y.webp' } } },
      }),
      await own.editor.post<Refused>(`/api/media?url=${encodeURIComponent(url)}&filename=x.png`, {
        alt: 'x',
        school: own.id,
      }),
    ]) {
      expect(answer.status).toBe(400)
      expect(sentencesOf(answer.body)).toContain('Choose a file from your device')
    }
    expect(
      (await own.editor.get(`/api/media/paste-url?src=${encodeURIComponent(url)}`)).status,
    ).toBeGreaterThanOrEqual(400)
    const textFile = new FormData()
    textFile.append('_payload', JSON.stringify(fields))
    textFile.append('file', url)
    const asText = await own.editor.post<Refused>('/api/media', textFile)
    expect([asText.status >= 400, asText.status < 500]).toEqual([true, true])
  })

  it('store what was uploaded, and neither address nor sizes that somebody sends with it', async () => {
    const url = 'https://elsewhere.example/x.webp'
    const medium = await taken(await plain(500, 400).png().toBuffer(), 'own.png', {
      data: {
        url,
        filename: 'other.webp',
        mimeType: 'text/html',
        sizes: { w320: { url, filename: 'other-320.webp' } },
        thumbnailURL: url,
        focalX: 3,
        focalY: 4,
      },
      query: '&uploadEdits[crop][x]=10&uploadEdits[crop][width]=5&uploadEdits[widthInPixels]=9000',
    })
    expect(medium).toMatchObject({ mimeType: 'image/webp', width: 500, height: 400 })
    expect(medium.filename).toMatch(/^own-/)
    expect(JSON.stringify(medium)).not.toContain('elsewhere.example')
    for (const size of Object.values(medium.sizes)) {
      if (size.filename) expect(size.url).toContain(`/api/media/file/${size.filename}`)
    }
  })

  it('never change the file of an entry, alone or many at once', async () => {
    const medium = await taken(await plain(60, 60).png().toBuffer(), 'kept.png')
    const before = stored(medium.filename)
    const url = `${alliance.system.url}/media/x.png`
    const form = () => {
      const made = new FormData()
      made.append('_payload', JSON.stringify({ alt: 'Other' }))
      made.append('file', new Blob([svg]), 'other.png')
      return made
    }
    for (const address of [`/api/media/${medium.id}`, `/api/media?where[id][equals]=${medium.id}`]) {
      const replaced = await own.editor.patch(address, form())
      expect([replaced.status >= 400, replaced.status < 500], address).toEqual([true, true])
      const edited = await own.editor.patch(
        `${address}${address.includes('?') ? '&' : '?'}uploadEdits[crop][x]=1`,
        {
          alt: 'Better words',
          url,
          filename: 'x.png',
          sizes: { w320: { filename: 'x.webp', url } },
        },
      )
      expect(edited.status, address).toBeLessThan(500)
    }
    const now = bodyOf(await own.editor.get<Medium>(`/api/media/${medium.id}?depth=0`))
    expect(now).toMatchObject({ filename: medium.filename, sizes: medium.sizes, url: medium.url })
    expect(stored(medium.filename).equals(before)).toBe(true)
  })
})

/** A comment extension (GIF89a, section 24) in front of the first picture. */
const withGifComment = (gif: Buffer): Buffer => {
  const colours = 3 * 2 ** (((gif[10] ?? 0) & 7) + 1)
  const at = 13 + ((gif[10] ?? 0) & 0x80 ? colours : 0)
  const comment = Buffer.concat([
    Buffer.from([0x21, 0xfe, planted.length]),
    Buffer.from(planted),
    Buffer.from([0]),
  ])
  return Buffer.concat([gif.subarray(0, at), comment, gif.subarray(at)])
}
