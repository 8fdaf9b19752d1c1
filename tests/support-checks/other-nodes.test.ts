import { expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { publishedLetter, shownOn, uploadPicture } from '../support/items-over-rest'
import { noOtherNode, otherNode } from '../support/other-node'
import { startAlliance, type AllianceSchool } from '../support/small-alliance'

/** The newest of each line that is served, beside the oldest, on which all other tests run. docs/operators.md names them. */
const versions = ['22.23.5', '24.22.3']

const [sqlite] = databasesUnderTest()
if (!sqlite) throw new Error('There is no SQLite.')

it.for(versions)(
  'a picture and an approved letter reach readers on Node %s',
  { timeout: 180_000 },
  async (version, { skip }) => {
    if (noOtherNode) return skip(noOtherNode)
    const { system, schools, visitor } = await startAlliance(sqlite, {
      schools: 1,
      node: await otherNode(version),
    })
    const [school] = schools as [AllianceSchool]
    expect(await (await fetch(`${system.url}/metrics`)).text()).toContain(`version="v${version}"`)

    const picture = await uploadPicture(school)
    const letter = await publishedLetter(school, { attachments: [picture.id] })
    const shown = await shownOn(visitor, school.slug, 'letters', letter.slug)
    expect(shown).toMatchObject({ title: letter.title, images: [{ alt: 'A red dot' }] })
    expect((await fetch(new URL(shown?.image?.url ?? '', system.url))).status).toBe(200)
    const page = await fetch(`${system.url}/schools/${school.slug}/letters/${letter.slug}`)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(letter.title)])

    expect(await system.stop()).toEqual({ exitCode: 0 })
    expect(system.logs()).not.toMatch(/"level":"(?:error|fatal)"|Warning:/)
  },
)
