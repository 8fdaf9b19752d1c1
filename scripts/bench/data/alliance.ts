import { runScript, settingsFor, startAuthoring } from '../child-program'
import { signIn, type Person } from '../rest-client'
import { event, letter } from './written-items'

const password = 'Three-random-words-1'
const administrator = 'admin@bench.test'

/** The one school whose site holds all the items. */
export const school = { slug: 'comberton', name: 'Comberton Primary School' }

export const signInAs = (url: string, who: 'editor' | 'head'): Promise<Person> =>
  signIn(url, `${who}@bench.test`, password)

type Made = { doc: { id: string } }

/** Submits as the editor and approves as the headteacher. */
const publish = async (editor: Person, head: Person, collection: string, id: string): Promise<void> => {
  const { version } = await editor.post<{ version: string }>(`/api/${collection}/${id}/submit`)
  await head.post(`/api/${collection}/${id}/approve`, { version })
}

/** One in ten is an event, the rest are letters. */
export const kindOfNumber = (number: number): 'events' | 'letters' =>
  number % 10 === 9 ? 'events' : 'letters'

/** Makes a school, its editor and headteacher, and these many published items, all as people would: over REST. */
export const makeAlliance = async (databaseFile: string, items: number): Promise<void> => {
  await runScript(['scripts/create-admin.ts'], {
    ...settingsFor(databaseFile),
    ADMIN_EMAIL: administrator,
    ADMIN_PASSWORD: password,
  })
  const program = await startAuthoring(databaseFile)
  try {
    const admin = await signIn(program.url, administrator, password)
    const { doc } = await admin.post<Made>('/api/schools?depth=0', school)
    for (const [who, role] of [
      ['editor', 'editor'],
      ['head', 'headteacher'],
    ] as const) {
      await admin.post('/api/users?depth=0', {
        email: `${who}@bench.test`,
        name: `The ${role}`,
        password,
        schools: [{ school: doc.id, roles: [role] }],
      })
    }
    const editor = await signInAs(program.url, 'editor')
    const head = await signInAs(program.url, 'head')
    for (let number = 0; number < items; number += 1) {
      const collection = kindOfNumber(number)
      const content = collection === 'events' ? event(number) : letter(number)
      const made = await editor.post<Made>(`/api/${collection}?depth=0`, { ...content, school: doc.id })
      await publish(editor, head, collection, made.doc.id)
    }
  } finally {
    await program.stop()
  }
}
