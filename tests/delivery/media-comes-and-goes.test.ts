import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainPdf } from '../media-files/pdf-samples'
import { databasesUnderTest } from '../support/database-under-test'
import { act, bodyOf, create, edit, letterOf, publish, reviewOf, submit } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Medium = { id: string; filename: string; sizes?: Record<string, { filename: string | null }> }

describe.each(databasesUnderTest())(
  'a file is public only while something shows it, on $name',
  (database) => {
    let alliance: Alliance
    let delivery: RunningSystem
    let own: AllianceSchool
    let other: AllianceSchool

    beforeAll(async () => {
      alliance = await startAlliance(database, { schools: 2 })
      ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
      const { databaseUri, mediaDir } = alliance.system
      delivery = await startSystem({ role: 'delivery', databaseUri, env: { MEDIA_DIR: mediaDir } })
    })
    afterAll(() => Promise.all([alliance?.system.stop(), delivery?.stop()]))

    let shade = 0
    const upload = async (bytes: Buffer, name: string): Promise<Medium> => {
      const form = new FormData()
      form.append('_payload', JSON.stringify({ alt: 'A field', school: own.id }))
      form.append('file', new Blob([new Uint8Array(bytes)]), name)
      return bodyOf(await own.editor.post<{ doc: Medium }>('/api/media?depth=0', form), 201).doc
    }
    const picture = async (): Promise<Medium> => {
      const background = { r: (shade += 1), g: 90, b: 30 }
      const bytes = await sharp({ create: { width: 1700, height: 900, channels: 3, background } })
        .png()
        .toBuffer()
      return upload(bytes, 'field.png')
    }
    const namesOf = ({ filename, sizes }: Medium): string[] => [
      filename,
      ...Object.values(sizes ?? {}).flatMap((size) => size.filename ?? []),
    ]
    const fetchFile = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
      // Without a Cache-Control of ours, fetch would add `no-cache` to conditional requests.
      fetch(url, { method, headers: { 'cache-control': 'max-age=0', ...headers } })

    /** The statuses with which every door answers a visitor, for each name, in every way to ask. */
    const statuses = async (names: readonly string[], tag = '"any"'): Promise<number[]> => {
      const found = new Set<number>()
      for (const name of names) {
        for (const url of [`${alliance.system.url}/media/${name}`, `${delivery.url}/media/${name}`]) {
          const answers = await Promise.all([
            fetchFile(url),
            fetchFile(url, {}, 'HEAD'),
            fetchFile(url, { range: 'bytes=0-9' }),
            fetchFile(url, { 'if-none-match': tag }),
            fetchFile(url, { 'if-none-match': '*' }),
            fetchFile(url, { 'if-modified-since': new Date(Date.now() + 1000).toUTCString() }),
            fetchFile(url, { 'if-match': '"another"' }),
          ])
          for (const { status } of answers) found.add(status)
        }
      }
      return [...found].sort()
    }
    const insideDoor = async (names: readonly string[]): Promise<number[]> => {
      const answers = await Promise.all(names.map((name) => alliance.visitor.get(`/api/media/file/${name}`)))
      return [...new Set(answers.map(({ status }) => status))]
    }
    const writing = (title: string, files: Medium[], data: object = {}) =>
      create(own.editor, 'letters', letterOf(own, { title, attachments: files.map(({ id }) => id), ...data }))

    it('from the last signature to the withdrawal, in every size and by every way to ask', async () => {
      const medium = await picture()
      const names = namesOf(medium)
      expect(names).toHaveLength(5)
      const letter = await writing('Comes and goes', [medium])
      expect(await statuses(names)).toEqual([404])
      expect(await insideDoor(names)).toEqual([403])
      const { version } = await submit(own.editor, 'letters', letter.id)
      expect(await statuses(names)).toEqual([404])

      bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version }))
      expect(await statuses(names)).toEqual([200, 206, 304, 412])
      expect(await insideDoor(names)).toEqual([403])
      const tags: string[] = []
      for (const name of names) {
        const { status, headers } = await fetchFile(`${delivery.url}/media/${name}`)
        expect(status).toBe(200)
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('content-type')).toBe('image/webp')
        expect(headers.get('cache-control')).toBe('public, max-age=300')
        tags.push(headers.get('etag') ?? '')
      }

      bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'A mistake.' }))
      for (const [index, name] of names.entries()) expect(await statuses([name], tags[index])).toEqual([404])
      expect(await insideDoor(names)).toEqual([403])
      expect(
        (await fetchFile(`${delivery.url}/media/${names[0]}`)).headers.get('cache-control'),
      ).not.toContain('public')
    })

    it('a PDF too, as a download that no browser takes for something else', async () => {
      const file = await upload(await (await plainPdf()).bytes(), 'Menu.pdf')
      const letter = await writing('With a menu', [file])
      expect(await statuses([file.filename])).toEqual([404])
      await publish(own, 'letters', letter.id)
      const { status, headers } = await fetchFile(`${alliance.system.url}/media/${file.filename}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('application/pdf')
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="?menu-[0-9a-f]{8}\.pdf"?$/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain('sandbox')
      bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'A mistake.' }))
      expect(await statuses([file.filename])).toEqual([404])
    })

    it('of two sites that show it, one may go; then it stays', async () => {
      const medium = await picture()
      const letter = await writing('On two sites', [medium], { channels: { schools: [other.id] } })
      await publish(own, 'letters', letter.id)
      const { version } = await reviewOf(own.head, 'letters', letter.id)
      bodyOf(await act(other.head, 'letters', letter.id, 'receive', { version, decision: 'accept' }))
      bodyOf(await act(other.head, 'letters', letter.id, 'receive', { version, decision: 'decline' }))
      expect(await statuses([medium.filename])).toContain(200)
      const second = await writing('Shows it too', [medium])
      await publish(own, 'letters', second.id)
      bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Old.' }))
      expect(await statuses(namesOf(medium))).toContain(200)
      bodyOf(await act(own.head, 'letters', second.id, 'withdraw', { reason: 'Old.' }))
      expect(await statuses(namesOf(medium))).toEqual([404])
    })

    it('a newer version takes its own picture and drops the old one; a draft of one does neither', async () => {
      const [before, after] = [await picture(), await picture()]
      const letter = await writing('Changes its picture', [before])
      await publish(own, 'letters', letter.id)
      await edit(own.editor, 'letters', letter.id, { attachments: [after.id] })
      expect(await statuses(namesOf(after))).toEqual([404])
      expect(await statuses(namesOf(before))).toContain(200)
      await publish(own, 'letters', letter.id)
      expect(await statuses(namesOf(after))).toContain(200)
      expect(await statuses(namesOf(before))).toEqual([404])
    })
  },
)
