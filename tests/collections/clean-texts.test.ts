import type { FlattenedField, SanitizedConfig } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'
import { cleanValues } from '../../src/content/clean-values'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publishedLetter,
  reviewOf,
  richText,
  shownOn,
  submit,
  textNode,
  uploadPicture,
} from '../support/items-over-rest'
import { runCommand } from '../support/run-command'
import { reconcileAtRest } from '../support/reconcile-at-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { lookedAtConfig } from '../support/looked-at-config'

/** As it was pasted out of a presentation. */
const typed = '\ufeffSports day\u000bYear 3\u0001\ufffe \u202e!\u200b'
const clean = 'Sports day Year 3 !'
const lines = 'Sports day\nYear 3 !'
const words = { ...textNode(typed) }
const text = {
  root: {
    ...richText().root,
    children: [
      {
        ...richText('').root.children[0],
        children: [
          words,
          {
            ...{ type: 'link', version: 3, format: '', indent: 0, direction: 'ltr' },
            fields: { linkType: 'custom', newTab: false, url: '\u200bhttps://school.example/\u202e' },
            children: [textNode('here\u000b')],
          },
        ],
      },
    ],
  },
}

describe('a text, whatever field it is in', () => {
  let config: SanitizedConfig
  beforeAll(async () => {
    config = await lookedAtConfig()
  })

  /** A document with the same text in every field, and the fields that are of one line. */
  const filled = (
    fields: readonly FlattenedField[],
    value: string,
    inLines: string,
  ): Record<string, unknown> =>
    Object.fromEntries(
      fields.flatMap((field): [string, unknown][] => {
        switch (field.type) {
          case 'text':
            return [[field.name, field.hasMany ? [value] : value]]
          case 'email':
            return [[field.name, value]]
          case 'textarea':
            return [[field.name, inLines]]
          case 'richText':
            return [[field.name, richText(value)]]
          case 'group':
          case 'tab':
            return [[field.name, filled(field.flattenedFields, value, inLines)]]
          case 'array':
            return [[field.name, [filled(field.flattenedFields, value, inLines)]]]
          case 'blocks':
            return [
              [
                field.name,
                field.blocks.map(({ slug, flattenedFields }) => ({
                  ...filled(flattenedFields, value, inLines),
                  blockType: slug,
                })),
              ],
            ]
          default:
            return []
        }
      }),
    )

  it('of every collection and global, is cleaned', () => {
    for (const { slug, flattenedFields } of [...config.collections, ...config.globals]) {
      const cleaned = cleanValues(flattenedFields, filled(flattenedFields, typed, typed))
      expect(cleaned, slug).toEqual(filled(flattenedFields, clean, lines))
    }
  })
})

describe.each(databasesUnderTest())('texts that were pasted, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1, env: { GRAPHQL: 'on' } })
    ;[own] = alliance.schools as [AllianceSchool]
  })

  it('come out clean, by whatever door they came', async () => {
    const given = { title: typed, summary: `one\r\n${typed}`, salutation: typed, body: text }
    const letter = await publishedLetter(own, given)
    expect(letter).toMatchObject({ title: clean, summary: `one\n${lines}`, salutation: clean })
    expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toMatchObject({
      title: clean,
      // Between two words it says where a line may end.
      html: '<p>Sports day Year 3 !\u200b<a href="https://school.example/">here </a></p>',
    })
    // The same once more is no other version.
    expect((await edit(own.editor, 'letters', letter.id, given)).workflow).toMatchObject({
      state: 'published',
    })

    const picture = await uploadPicture(own, { alt: typed })
    expect(bodyOf(await own.editor.get(`/api/media/${picture.id}?depth=0`))).toMatchObject({ alt: clean })
    const school = await own.head.patch<{ doc: object }>(`/api/schools/${own.id}`, {
      strapline: typed,
      values: typed,
    })
    expect(bodyOf(school).doc).toMatchObject({ strapline: clean, values: lines })
    const shared = { name: 'KPSA', aims: [{ text: typed }], about: richText(typed) }
    const global = await alliance.admin.post<{ result: object }>('/api/globals/alliance', shared)
    expect(bodyOf(global).result).toMatchObject({ aims: [{ text: clean }], about: richText(clean) })
    const person = await alliance.admin.patch<{ doc: object }>(`/api/users/${own.chair.userId}`, {
      name: typed,
    })
    expect(bodyOf(person).doc).toMatchObject({ name: clean })

    const query = `mutation($title: String!) { updateLetter(id: "${letter.id}", data: { title: $title }) { title } }`
    const asked = await own.editor.post('/api/graphql', { query, variables: { title: `${typed}?` } })
    expect(bodyOf(asked)).toMatchObject({ data: { updateLetter: { title: 'Sports day Year 3 !\u200b?' } } })
  })

  it('are as long as they come out', async () => {
    const longest = 'x'.repeat(60)
    const send = (issue: string) =>
      own.editor.post<{ doc: { issue: string } }>('/api/newsletters?depth=0', {
        title: 'Autumn',
        school: own.id,
        sections: [],
        issue,
      })
    expect(bodyOf(await send(`\u200b${longest}\ufeff\u0001`), 201).doc.issue).toBe(longest)
    const refused = await send(`\u200b${longest}y`)
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      400,
      expect.stringContaining('it has 61 characters, and at most 60 are possible'),
    ])
  })

  it('come out clean in notes and reasons', async () => {
    const letter = await create(own.editor, 'letters', letterOf(own))
    const { version } = await submit(own.editor, 'letters', letter.id)
    bodyOf(await act(own.head, 'letters', letter.id, 'request-changes', { version, note: typed }))
    const { history } = await reviewOf(own.head, 'letters', letter.id)
    expect(history.map(({ note }) => note)).toContain(lines)
  })

  const program = async (name: string, given: object): Promise<string> => {
    const { exitCode, stdout, stderr } = await runCommand(
      process.execPath,
      [...nodeArguments, inRepository('tests', 'collections', name), JSON.stringify(given)],
      { cwd: repository, env: alliance.system.env, timeout: 100_000 },
    )
    expect(exitCode, stderr).toBe(0)
    return stdout
  }

  it('come out clean from the Local API', { timeout: 120_000 }, async () => {
    const stdout = await program('clean-texts-program.ts', { school: own.id, title: typed })
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual([clean, clean])
  })

  it(
    'and were saved earlier are cleaned once, and nobody’s approval is lost',
    { timeout: 240_000 },
    async () => {
      const word = 'Pasted'
      const picture = await uploadPicture(own, { alt: `${word} in it` })
      const given = { title: `${word} before`, body: richText(`${word}.`), attachments: [picture.id] }
      const live = await publishedLetter(own, given)
      const waiting = await create(own.editor, 'letters', letterOf(own, { title: `${word} and waiting` }))
      const { version } = await submit(own.editor, 'letters', waiting.id)
      const shown = () => shownOn(alliance.visitor, own.slug, 'letters', live.slug)
      const pasted = 'Past\u0001ed'
      await program('soiled-texts-program.ts', { word, pasted })
      expect(await own.editor.get(`/api/letters/${live.id}`)).toMatchObject({
        body: { title: `${pasted} before` },
      })
      const before = await shown()
      expect(before?.title).toBe(`${pasted} before`)

      const first = await reconcileAtRest(alliance)
      expect(first.exitCode, first.stderr).toBe(0)
      // One picture, two letters and their versions; nothing else is written.
      expect(Number(/cleaned: (\d+) documents/.exec(first.stdout)?.[1])).toBeLessThanOrEqual(10)
      expect(first.stdout).not.toContain('not shown everywhere')
      const second = await reconcileAtRest(alliance)
      expect(second.stdout).toContain('nothing to mend')

      expect(bodyOf(await own.editor.get(`/api/media/${picture.id}`))).toMatchObject({ alt: `${word} in it` })
      const stored = bodyOf(await own.editor.get<{ title: string }>(`/api/letters/${live.id}`))
      expect(stored.title).toBe(`${word} before`)
      const after = await shown()
      expect(after).toMatchObject({ title: `${word} before`, html: `<p>${word}.</p>`, version: live.version })
      expect(JSON.stringify(after)).not.toContain('\\u0001')
      expect(await reviewOf(own.head, 'letters', live.id)).toMatchObject({
        state: 'published',
        version: live.version,
      })
      expect(bodyOf(await act(own.head, 'letters', waiting.id, 'approve', { version })).state).toBe(
        'published',
      )
    },
  )
})
