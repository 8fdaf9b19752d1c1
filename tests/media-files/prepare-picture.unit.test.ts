import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { preparePicture } from '../../src/media-files/prepare-picture'
import { claimingPng } from './png-chunks'
import { inRepository } from '../../scripts/repository'

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 60, b: 30 } } })

const refusal = (bytes: Buffer): Promise<string> =>
  preparePicture(bytes).then(
    () => 'It was taken.',
    (error: unknown) => (error as Error).message,
  )

const sizeOf = async (bytes: Uint8Array | undefined) => {
  const { width, height, pages, pageHeight } = await sharp(bytes ?? Buffer.alloc(0)).metadata()
  return { width, height: pageHeight ?? height, pages: pages ?? 1 }
}

it.each([
  ['one that stands', () => flat(3000, 6000).jpeg().toBuffer(), 2048, 4096],
  ['a side that WebP has no room for', () => flat(17_000, 1200).jpeg().toBuffer(), 4096, 289],
  ['hardly any height', () => flat(30_000, 3).png().toBuffer(), 4096, 1],
] as [string, () => Promise<Buffer>, number, number][])(
  'is made smaller: %s',
  async (_name, make, width, height) => {
    const { bytes } = await preparePicture(await make())
    expect(await sizeOf(bytes)).toMatchObject({ width, height })
  },
)

it('is left as it is up to 4,096 pixels on each side', async () => {
  expect(await preparePicture(await flat(4096, 3072).jpeg().toBuffer())).toEqual({
    type: 'image/jpeg',
    bytes: undefined,
  })
})

it('is made smaller and set upright at once, without what it told', async () => {
  const exif = {
    IFD0: { Artist: 'Jane Secret' },
    IFD3: { GPSLatitude: '52/1 23/1 0/1', GPSLatitudeRef: 'N' },
  }
  const lying = await flat(4600, 2300).jpeg().withMetadata({ orientation: 6, exif }).toBuffer()
  const { bytes } = await preparePicture(lying)
  const meta = await sharp(bytes).metadata()
  expect([meta.width, meta.height, meta.orientation ?? 1, meta.exif]).toEqual([2048, 4096, 1, undefined])
})

it('keeps its colours where it was made for print', async () => {
  const printed = await flat(4200, 300).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()
  const { bytes } = await preparePicture(printed)
  expect((await sharp(bytes).metadata()).space).toBe('srgb')
  const at = (picture: Uint8Array | undefined) =>
    sharp(picture).toColourspace('srgb').extract({ left: 50, top: 50, width: 1, height: 1 }).raw().toBuffer()
  const [before, after] = [await at(printed), await at(bytes)]
  for (const channel of [0, 1, 2])
    expect(Math.abs((before[channel] ?? 0) - (after[channel] ?? 0))).toBeLessThanOrEqual(4)
})

it('keeps what shines through', async () => {
  const glass = sharp({ create: { width: 5000, height: 100, channels: 4, background: '#ff000080' } })
  const { type, bytes } = await preparePicture(await glass.png().toBuffer())
  expect([type, (await sharp(bytes).metadata()).hasAlpha]).toEqual(['image/png', true])
})

it('goes on moving where it is made smaller', async () => {
  const frames = Buffer.alloc(2400 * 7200 * 3, 90)
  frames.fill(200, 2400 * 2400 * 3)
  frames.fill(40, 2 * 2400 * 2400 * 3)
  const gif = await sharp(frames, { raw: { width: 2400, height: 7200, channels: 3, pageHeight: 2400 } })
    .gif({ delay: [100, 100, 100], effort: 1 })
    .toBuffer()
  const { bytes } = await preparePicture(gif)
  const { width, height, pages } = await sizeOf(bytes)
  expect(pages).toBeGreaterThan(1)
  expect(width).toBe(height)
  expect(width * height * pages).toBeLessThanOrEqual(4096 * 4096)
})

it('is refused with what to do where it is HEIC', async () => {
  const heic = readFileSync(inRepository('tests', 'media-files', 'samples', 'playground-iphone.heic'))
  expect(await refusal(heic)).toMatch(/^This is a HEIC picture.*export it as JPEG and upload that\. /)
  const otherBrand = Buffer.from(heic)
  otherBrand.write('mif1', 8, 'latin1')
  expect(await refusal(otherBrand)).toMatch(/^This is a HEIC picture/)
})

it('is refused with its sentence where it is larger than the program bears, or damaged', async () => {
  expect(await refusal(claimingPng(12_000, 10_001))).toBe(
    'This picture has more than 120 megapixels. Make it smaller and try again.',
  )
  const whole = await flat(5000, 500).png().toBuffer()
  expect(await refusal(whole.subarray(0, whole.length / 2))).toMatch(/^This picture is damaged/)
})
