import { getPayload } from 'payload'
import config from '../../payload.config'

/** What a plugin might do: writes a draft and a live letter through Payload's Local API, in every way that it has. */
type Given = { email: string; draft: string; live: string; version: string; school: string; waysEach: number }

const { email, draft, live, version, school, waysEach } = JSON.parse(process.argv[2] ?? '{}') as Given
const payload = await getPayload({ config })
const { docs } = await payload.find({ collection: 'users', where: { email: { equals: email } } })
const user = docs[0] ? { ...docs[0], collection: 'users' as const } : undefined

const collection = 'letters'
const data = {
  title: 'By the Local API',
  _status: 'published',
  workflow: { state: 'published', publishedVersion: 'x' },
}
const flags = [
  {},
  { draft: false },
  { draft: true },
  { draft: true, autosave: true },
  { draft: false, autosave: true },
  { trash: true },
  { publishSpecificLocale: 'en' },
  { publishAllLocales: true },
  { unpublishAllLocales: true },
  { overrideLock: true },
]

const outcomes: string[] = []
const attempt = async (name: string, act: () => Promise<unknown>): Promise<void> => {
  const result = await act().then(
    () => 'done',
    (error: unknown) => `refused: ${error instanceof Error ? error.message : String(error)}`,
  )
  outcomes.push(`${name}: ${result}`)
}

const ways = {
  'as the editor': { overrideAccess: false, user },
  'overriding, with the editor named': { overrideAccess: true, user },
  'overriding, as nobody': { overrideAccess: true },
}
/** Each flag in so many of the ways, and each way with other flags. */
const isTried = (way: number, flag: number): boolean => (way + flag) % 3 < waysEach

for (const [wayAt, [way, as]] of Object.entries(ways).entries()) {
  for (const flag of flags.filter((_flag, flagAt) => isTried(wayAt, flagAt))) {
    const name = `${JSON.stringify(flag)} ${way}`
    // The flags are of several of Payload's types, which the compiler would have apart.
    const how = { collection, ...as, ...flag } as never
    const write = (more: object) => ({ ...(how as object), ...more }) as never
    await attempt(`create ${name}`, () => payload.create(write({ data: { ...data, school } })))
    for (const id of [draft, live]) {
      await attempt(`update ${name}`, () => payload.update(write({ id, data })))
      await attempt(`take down ${name}`, () => payload.update(write({ id, data: { _status: 'draft' } })))
      await attempt(`trash ${name}`, () =>
        payload.update(write({ id, data: { deletedAt: new Date().toISOString() } })),
      )
      await attempt(`duplicate ${name}`, () => payload.duplicate(write({ id, data })))
    }
    await attempt(`bulk ${name}`, () => payload.update(write({ where: { id: { exists: true } }, data })))
    await attempt(`restore ${name}`, () => payload.restoreVersion(write({ id: version })))
    await attempt(`delete ${name}`, () => payload.delete(write({ id: live })))
    await attempt(`bulk delete ${name}`, () => payload.delete(write({ where: { id: { equals: live } } })))
  }
}
process.stdout.write(`${JSON.stringify(outcomes)}\n`)
await payload.destroy()
process.exit(0)
