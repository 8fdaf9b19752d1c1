import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plainPdf } from '../media-files/pdf-samples'
import { pngChunk } from '../media-files/png-chunks'
import { helpersOf, isRunning, withoutHelpers } from '../support/child-processes'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, refusalOf } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** The database has no part in any of this. */
const [database] = databasesUnderTest()
let alliance: Alliance
let own: AllianceSchool
let other: AllianceSchool

beforeAll(async () => {
  if (!database) throw new Error('There is no database to test on.')
  // Its processes are counted, stopped and killed.
  alliance = await startAlliance(database, { schools: 2, hosted: false })
  ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
})
afterAll(() => alliance?.system.stop())

const upload = (school: AllianceSchool, bytes: Buffer, name: string) => {
  const form = new FormData()
  form.append('_payload', JSON.stringify({ alt: 'Something', school: school.id }))
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  return school.editor.post<{ doc: { width: number; height: number } }>('/api/media?depth=0', form)
}

/** Black and white at random, one bit a pixel: five megabytes that are forty million pixels. */
const oneBitNoise = (): Buffer => {
  const [width, height] = [8000, 5000]
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(1, 8)
  const line = width / 8 + 1
  const lines = randomBytes(height * line)
  for (let row = 0; row < height; row += 1) lines.writeUInt8(0, row * line)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(lines, { level: 1 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

const small = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: 'green' } })
    .jpeg()
    .toBuffer()
const pdf = async () => (await plainPdf()).bytes()

const timed = async <T>(work: Promise<T>): Promise<[T, number]> => {
  const begun = performance.now()
  return [await work, Math.round(performance.now() - begun)]
}

it('a school’s large pictures do not hold what another uploads', { timeout: 180_000 }, async () => {
  // So that the start of the program that prepares files is not timed.
  bodyOf(await upload(own, await pdf(), 'first.pdf'), 201)
  const [noise, picture, letter] = [oneBitNoise(), await small(), await pdf()]
  let done = 0
  const large = ['one', 'two'].map(async (name) => {
    const answer = await timed(upload(own, Buffer.concat([noise, Buffer.from(name)]), `${name}.png`))
    done += 1
    return answer
  })
  const [first, tookFirst] = await timed(upload(other, picture, 'picture.jpg'))
  const [second, tookSecond] = await timed(upload(other, letter, 'letter.pdf'))
  expect(done).toBeLessThan(2)
  expect([first.status, second.status]).toEqual([201, 201])
  const took = await Promise.all(large)
  for (const [answer] of took) expect(bodyOf(answer, 201).doc).toMatchObject({ width: 4096, height: 2560 })
  process.stdout.write(
    `two of one school: ${took.map(([, ms]) => ms).join(', ')} ms; of another meanwhile: ${tookFirst}, ${tookSecond} ms\n`,
  )
})

it('a PDF is taken while every processor is busy with something else', { timeout: 120_000 }, async () => {
  const busy = Array.from({ length: 4 }, () => spawn(process.execPath, ['-e', 'for (;;);']))
  try {
    // What is ready is taken away, so that its start meets the busy machine too.
    const letThem = await withoutHelpers(alliance.system.processId)
    letThem()
    for (const name of ['one.pdf', 'two.pdf']) bodyOf(await upload(own, await pdf(), name), 201)
  } finally {
    busy.forEach((child) => child.kill('SIGKILL'))
  }
})

it('whoever cannot be served is told when to try again, and not that the file is wrong', async () => {
  const letThem = await withoutHelpers(alliance.system.processId)
  try {
    const answer = await upload(own, await pdf(), 'unlucky.pdf')
    expect(refusalOf(answer)).toEqual([503, 'uploads-busy'])
    expect(answer.headers.get('retry-after')).toBe('60')
    expect(JSON.stringify(answer.body)).toContain('try again in a minute')
  } finally {
    letThem()
  }
  bodyOf(await upload(own, await pdf(), 'lucky.pdf'), 201)
})

it('nothing of it is left when the server has gone, even by a power cut', async () => {
  const ids = helpersOf(alliance.system.processId)
  expect(ids.length).toBeGreaterThan(0)
  await alliance.system.kill('SIGKILL')
  await expect.poll(() => ids.filter(isRunning), { timeout: 10_000 }).toEqual([])
})
