import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startDelivery, type DeliveryUnderTest } from './delivery-under-test'

let delivery: DeliveryUnderTest
const picture = Buffer.from('0123456789'.repeat(100))

beforeAll(async () => {
  delivery = await startDelivery()
  const { fixture, mediaDir } = delivery
  await mkdir(path.join(mediaDir, 'folder'))
  for (const name of [
    'sports day.webp',
    'draft.webp',
    '.secret',
    'letter.pdf',
    'folder/inner.webp',
    'gone.webp',
  ]) {
    await writeFile(path.join(mediaDir, name), picture)
  }
  await writeFile(path.join(mediaDir, '..', 'outside.webp'), picture)
  await fixture.addFile('sports day.webp', 'image/webp')
  await fixture.addFile('letter.pdf', 'application/pdf')
  await fixture.addFile('gone.webp', 'image/webp')
  await fixture.addFile('missing.webp', 'image/webp')
  // Even if a name like these were public, it must not open another file.
  for (const name of ['.secret', '../outside.webp', 'folder/inner.webp', 'folder', '..']) {
    await fixture.addFile(name, 'image/webp')
  }
})
afterAll(() => delivery.stop())

const sportsDay = '/media/sports%20day.webp'

it('sends a public picture, to be kept for minutes only', async () => {
  const { status, headers, body } = await delivery.raw(sportsDay)
  expect(status).toBe(200)
  expect(body).toEqual(picture)
  expect(headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=300',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect(headers.etag).toMatch(/^"[^"]+"$/)
  expect(headers).not.toHaveProperty('set-cookie')
  expect(headers).not.toHaveProperty('content-disposition')
})

it('answers HEAD, 304 and ranges', async () => {
  const { headers } = await delivery.raw(sportsDay, { method: 'HEAD' })
  expect(headers['content-length']).toBe('1000')
  const { etag = '', 'last-modified': lastModified = '' } = headers
  const status = async (more: Record<string, string>) =>
    (await delivery.raw(sportsDay, { headers: more })).status
  expect(await status({ 'If-None-Match': etag })).toBe(304)
  expect(await status({ 'If-Modified-Since': lastModified })).toBe(304)
  const part = await delivery.raw(sportsDay, { headers: { Range: 'bytes=10-19', 'If-Range': etag } })
  expect([part.status, part.headers['content-range'], part.body.toString()]).toEqual([
    206,
    'bytes 10-19/1000',
    '0123456789',
  ])
  expect(await status({ Range: 'bytes=10-19', 'If-Range': '"other"' })).toBe(200)
  const beyond = await delivery.raw(sportsDay, { headers: { Range: 'bytes=5000-' } })
  expect([beyond.status, beyond.headers['content-range'], beyond.body.length]).toEqual([
    416,
    'bytes */1000',
    0,
  ])
})

it('offers a PDF as a download under its name', async () => {
  const { headers } = await delivery.raw('/media/letter.pdf')
  expect(headers['content-type']).toBe('application/pdf')
  expect(headers['content-disposition']).toMatch(/^attachment; filename="?letter\.pdf"?$/)
})

it.each([
  '/media/draft.webp',
  '/media/missing.webp',
  '/media/.secret',
  '/media/%2esecret',
  '/media/../outside.webp',
  '/media/..%2foutside.webp',
  '/media/..%5coutside.webp',
  '/media/%2e%2e/outside.webp',
  '/media/folder%2Finner.webp',
  '/media/folder/inner.webp',
  '/media/folder',
  '/media/..',
  '/media/',
  '/media',
])('has nothing at %s', async (address) => {
  const { status, headers, body } = await delivery.raw(address)
  expect(status).toBe(404)
  if (address.includes('/media/')) expect(body.toString()).not.toContain('0123456789')
  expect(headers).not.toHaveProperty('content-disposition')
})

it.each([
  ['/media/%', 400],
  ['/media/a%00.webp', 400],
  ['/media/' + 'a'.repeat(5000), 414],
  ['/media/' + 'a'.repeat(1000), 404],
])('refuses %s', async (address, status) => {
  expect((await delivery.raw(address)).status).toBe(status)
})

it('cannot be written to', async () => {
  expect((await delivery.raw(sportsDay, { method: 'PUT' })).status).toBe(405)
})

it('has a file no longer once what showed it is withdrawn, not even for who holds its tag', async () => {
  const { headers } = await delivery.raw('/media/gone.webp')
  await delivery.fixture.removeFile('gone.webp')
  expect(
    (await delivery.raw('/media/gone.webp', { headers: { 'If-None-Match': headers.etag ?? '' } })).status,
  ).toBe(404)
  expect(delivery.reported).toEqual([])
})
