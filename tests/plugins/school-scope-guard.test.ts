import { buildConfig, getPayload, type Payload, type TypedUser } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingFor } from '../../src/transaction/system-actor'
import { schoolScope } from '../../src/alliance-rules/school-scope'
import { ownerScopePlugin } from '../../src/plugins/owner-scope/owner-scope-plugin'
import { databasesUnderTest, type DatabaseUnderTest } from '../support/database-under-test'
import { plainAdapter } from '../support/plain-adapter'

/** Everybody may do everything, and no field is required, so that the plugin's guard is all that there is. */
const configWith = (database: DatabaseUnderTest) =>
  buildConfig({
    secret: 'a secret for the tests that is long enough',
    db: plainAdapter(database),
    collections: [
      { slug: 'users', auth: true, fields: [] },
      {
        slug: 'letters',
        versions: { drafts: true },
        fields: [
          { name: 'title', type: 'text' },
          { name: 'school', type: 'text' },
          { name: 'coSigningSchools', type: 'text', hasMany: true },
          { name: 'attachments', type: 'relationship', relationTo: 'media', hasMany: true },
          { name: 'see', type: 'relationship', relationTo: 'letters' },
          { name: 'framework', type: 'relationship', relationTo: 'lppa-frameworks' },
        ],
      },
      { slug: 'media', fields: [{ name: 'school', type: 'text' }] },
      { slug: 'lppa-frameworks', fields: [{ name: 'school', type: 'text' }] },
    ],
    plugins: [
      ownerScopePlugin({
        ...schoolScope({ administratorWrites: ['media'] }),
        collections: ['letters', 'media'],
      }),
    ],
    logger: { options: { level: 'silent' } },
    telemetry: false,
    typescript: { autoGenerate: false },
  })

type Row = { id: string; title?: string; school?: string }

const person = (roles: Record<string, string[]>, more: object = {}) =>
  ({
    id: 'u',
    collection: 'users',
    schools: Object.entries(roles).map(([school, held]) => ({ school, roles: held })),
    ...more,
  }) as unknown as TypedUser

const editor = person({ a: ['editor'] })
const both = person({ a: ['editor'], b: ['headteacher'] })
const notYours = { code: 'not-your-school' }
const invalid = (path: string) => ({ name: 'ValidationError', data: { errors: [{ path }] } })

describe.each(databasesUnderTest())(
  'the guard of schools in a house without other guards, on $name',
  (database) => {
    let payload: Payload

    beforeAll(async () => {
      payload = await getPayload({ config: configWith(database), key: `scope-${database.name}` })
    })
    afterAll(() => payload?.destroy())

    const write = async (user: TypedUser | undefined, data: object, collection = 'letters'): Promise<Row> =>
      (await payload.create({
        collection: collection as 'letters',
        data: data,
        draft: true,
        ...(user && { user }),
      })) as unknown as Row
    const change = async (user: TypedUser, id: string, data: object): Promise<Row> =>
      (await payload.update({
        collection: 'letters',
        id,
        data: data,
        draft: true,
        user,
      })) as unknown as Row
    /** A row as it could be in the database, past every hook. */
    const stored = async (collection: string, data: object): Promise<string> =>
      String(((await payload.db.create({ collection, data: { ...data } } as never)) as Row).id)

    it('a draft without a school is none, whoever writes it', async () => {
      for (const school of [null, '', undefined]) {
        await expect(write(both, { title: 'Whose?', school })).rejects.toMatchObject(invalid('school'))
      }
      const { totalDocs } = await payload.count({ collection: 'letters' })
      expect(totalDocs).toBe(0)
    })

    it('only who writes for the school writes, also where access is overridden', async () => {
      expect(await write(editor, { title: 'Ours', school: 'a' })).toMatchObject({ school: 'a' })
      for (const user of [
        person({ b: ['headteacher'] }),
        person({ a: ['chair'] }),
        person({ a: ['deputy'] }),
        person({}, { allianceAdmin: true }),
        { ...editor, collection: 'site-clients' } as unknown as TypedUser,
        undefined,
      ]) {
        await expect(write(user, { title: 'Theirs', school: 'a' })).rejects.toMatchObject(notYours)
      }
      const letter = await write(editor, { title: 'Ours', school: 'a' })
      await expect(
        change(person({ b: ['headteacher'] }), letter.id, { title: 'Taken' }),
      ).rejects.toMatchObject(notYours)
    })

    it('the administrator writes what the house lets administrators write', async () => {
      const administrator = person({}, { allianceAdmin: true })
      expect(await write(administrator, { school: 'a' }, 'media')).toMatchObject({ school: 'a' })
    })

    it('the program writes, where it says what it is doing', async () => {
      const done = await payload.create({
        collection: 'letters',
        data: { title: 'By a job', school: 'a' },
        context: actingFor('a test'),
      })
      expect(done).toMatchObject({ school: 'a' })
    })

    it('nothing is moved to another school, not by who writes for both', async () => {
      const letter = await write(both, { title: 'Stays', school: 'a' })
      await expect(change(both, letter.id, { school: 'b' })).rejects.toMatchObject(invalid('school'))
      expect(await change(both, letter.id, { title: 'Stayed' })).toMatchObject({
        title: 'Stayed',
        school: 'a',
      })
    })

    it('what it refers to is the school’s own, shared, published, or co-signed', async () => {
      const draft = { school: 'b', _status: 'draft', title: 'Secret' }
      const foreign = {
        attachments: [await stored('media', { school: 'b' })],
        see: await stored('letters', draft),
        framework: await stored('lppa-frameworks', { school: 'b' }),
      }
      for (const [field, value] of Object.entries(foreign)) {
        const data = { title: 'Refers', school: 'a', [field]: value }
        await expect(write(editor, data), field).rejects.toMatchObject(invalid(field))
        const letter = await write(editor, { title: 'Refers later', school: 'a' })
        await expect(change(editor, letter.id, { [field]: value }), field).rejects.toMatchObject(
          invalid(field),
        )
        // Who writes for both is bound as well: the letter is of one school.
        await expect(write(both, data), field).rejects.toMatchObject(invalid(field))
      }
      const allowed = {
        attachments: [await stored('media', { school: 'a' })],
        framework: await stored('lppa-frameworks', {}),
      }
      for (const see of [
        await stored('letters', { school: 'a', _status: 'draft' }),
        await stored('letters', { school: 'b', _status: 'published' }),
        await stored('letters', { ...draft, coSigningSchools: ['a'] }),
      ]) {
        expect(await write(editor, { title: 'Refers', school: 'a', ...allowed, see })).toMatchObject({
          school: 'a',
        })
      }
    })
  },
)
