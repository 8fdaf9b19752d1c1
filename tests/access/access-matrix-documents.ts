import type { ItemState, Person } from '../../src/access/access-matrix'
import type { ApiClient } from '../support/api-client'
import { act, bodyOf, create, richText, submit, type Stored } from '../support/items-over-rest'
import { lockInDatabase } from '../support/lock-in-database'
import { password } from '../support/small-alliance'
import { another, schoolAt, type Doc, type Place, type World } from './access-matrix-world'

/** How the documents of one collection are made, and what an attempt to make or change one sends. */
export type Kind = {
  /** By somebody who may, in the state that is asked for. */
  make(place: Place, state: ItemState | undefined, mark: string): Promise<Doc>
  /** What a person sends to create one there. */
  given(place: Place, mark: string): Promise<object>
  /** What a person sends to change one. */
  change(mark: string): object
}

const contentOf: Record<string, () => object> = {
  letters: () => ({ body: richText('Please bring a hat.') }),
  newsletters: () => ({
    sections: [{ blockType: 'article', heading: 'Hats', body: richText('Please bring a hat.') }],
  }),
  events: () => ({ start: '2030-09-01T09:00:00.000Z' }),
  pages: () => ({ body: richText('Please bring a hat.') }),
  'lppa-evidence': () => ({ narrative: richText('Parents brought hats.') }),
}

const redDot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

const picture = (school: string, alt: string): FormData => {
  const form = new FormData()
  form.append('file', new Blob([redDot], { type: 'image/png' }), `dot-${another()}.png`)
  form.append('_payload', JSON.stringify({ alt, school }))
  return form
}

/** Takes an item or a translation to a state, with everybody's signature that it needs. */
const bringTo = async (world: World, collection: string, doc: Doc, state: ItemState): Promise<Doc> => {
  const school = schoolAt(world, doc.place)
  if (state === 'draft') return doc
  const { version } = await submit(school.editor, collection, doc.id)
  if (state === 'submitted') return { ...doc, state, version }
  if (state === 'changes-requested') {
    bodyOf(await act(school.head, collection, doc.id, 'request-changes', { version, note: 'Once more.' }))
    return { ...doc, state, version }
  }
  bodyOf(await act(school.head, collection, doc.id, 'approve', { version }))
  if (doc.place === 'here') bodyOf(await act(world.coSigner.head, collection, doc.id, 'approve', { version }))
  if (state === 'revised') {
    const newer = { title: `${doc.mark}-newer` }
    bodyOf(await school.editor.patch(`/api/${collection}/${doc.id}`, newer))
  }
  if (state === 'withdrawn')
    bodyOf(await act(school.head, collection, doc.id, 'withdraw', { reason: 'Old.' }))
  return { ...doc, state, version }
}

const itemKind = (world: World, collection: string): Kind => {
  const given = (place: Place, mark: string) => ({
    title: mark,
    school: schoolAt(world, place).id,
    channels: { ownSite: true, kpsa: true, schools: place === 'here' ? [world.receiver.id] : [] },
    coSigningSchools: place === 'here' ? [world.coSigner.id] : [],
    ...contentOf[collection]?.(),
  })
  return {
    given: (place, mark) => Promise.resolve(given(place, mark)),
    change: (mark) => ({ title: mark }),
    make: async (place, state = 'draft', mark) => {
      const { editor } = schoolAt(world, place)
      const { id } = await create(editor, collection, given(place, mark))
      return bringTo(world, collection, { id, mark, place, state: 'draft' }, state)
    },
  }
}

const translationKind = (world: World): Kind => {
  const letters = itemKind(world, 'letters')
  const given = async (place: Place, mark: string) => {
    const letter = await letters.make(place, 'draft', `A letter to translate ${another()}`)
    const item = { relationTo: 'letters', value: letter.id }
    return { title: mark, item, language: 'pl', body: richText('Proszę przynieść czapkę.') }
  }
  return {
    given,
    change: (mark) => ({ title: mark }),
    make: async (place, state = 'draft', mark) => {
      const { editor } = schoolAt(world, place)
      const { id } = await create(editor, 'translations', await given(place, mark))
      return bringTo(world, 'translations', { id, mark, place, state: 'draft' }, state)
    },
  }
}

/** What the system writes when a letter of a school with a webhook is published; the webhook leads nowhere. */
const deliveryKind = (world: World): Kind => {
  const letters = itemKind(world, 'letters')
  const told = new Map<Place, Promise<unknown>>()
  const tell = (place: Place) =>
    create(world.admin, 'site-clients', {
      name: 'Told website',
      school: schoolAt(world, place).id,
      enabled: true,
      webhooks: [{ url: `${webhook}/${place}`, types: ['item.published'], enabled: true }],
    })
  return {
    given: (place) =>
      Promise.resolve({ school: schoolAt(world, place).id, url: webhook, type: 'item.published' }),
    change: () => ({ state: 'delivered' }),
    make: async (place, _state, mark) => {
      const telling = told.get(place) ?? tell(place)
      told.set(place, telling)
      await telling
      const letter = await letters.make(place, 'published', mark)
      const { docs } = bodyOf(
        await world.admin.get<{ docs: { id: string }[] }>(
          `/api/webhook-deliveries?where[itemId][equals]=${letter.id}&limit=100&depth=0`,
        ),
      )
      // Tried again and again meanwhile, so nothing in it stays as it was: no mark.
      return { id: docs[0]?.id ?? `no delivery at ${place}`, mark: '', place }
    },
  }
}

/** What is made by one call, as the administrator makes it. */
const simpleKind = (
  { admin }: World,
  collection: string,
  given: (place: Place, mark: string) => object,
  change: Kind['change'],
): Kind => ({
  change,
  given: (place, mark) => Promise.resolve(given(place, mark)),
  make: async (place, _state, mark) => {
    const { id, filename, email } = (await create(admin, collection, given(place, mark))) as Stored & {
      filename?: string
      email?: string
    }
    return { id, mark, place, ...(filename && { filename }), ...(email && { email }) }
  },
})

const frameworkKind = (world: World): Kind => {
  const given = (place: Place, name: string) => ({
    name,
    key: `matrix-${another()}`,
    // Left out, it would be filled in for those who have one school.
    school: place === 'shared' ? null : schoolAt(world, place).id,
  })
  return {
    given: (place, mark) => Promise.resolve(given(place, mark)),
    change: (mark) => ({ name: mark }),
    make: async (place, _state, mark) => {
      const maker = place === 'shared' ? world.admin : schoolAt(world, place).editor
      const { id } = await create(maker, 'lppa-frameworks', given(place, mark))
      return { id, mark, place }
    },
  }
}

const preferenceKind = (world: World): Kind => {
  const ownerOf = (place: Place): ApiClient =>
    place === 'there' ? world.schools.there.editor : world.clients[place.replace('self of ', '') as Person]
  return {
    given: (_place, mark) => Promise.resolve({ value: { mark } }),
    change: (mark) => ({ value: { mark } }),
    make: async (place, _state, mark) => {
      const key = `matrix-${another()}`
      const owner = ownerOf(place)
      bodyOf(await owner.post(`/api/payload-preferences/${key}`, { value: { mark } }))
      const { id } = bodyOf(await owner.get<{ id: string }>(`/api/payload-preferences/${key}`))
      return { id, mark, place, key }
    },
  }
}

const lockKind = (world: World): Kind => {
  const letters = itemKind(world, 'letters')
  return {
    given: (place) =>
      Promise.resolve({
        document: { relationTo: 'letters', value: schoolAt(world, place).id },
        user: { relationTo: 'users', value: schoolAt(world, place).editor.userId },
      }),
    change: () => ({ user: { relationTo: 'users', value: world.schools.there.editor.userId } }),
    make: async (place, _state, mark) => {
      const letter = await letters.make(place, 'draft', `A letter to lock ${another()}`)
      const id = await lockInDatabase(world.alliance.system, letter.id, schoolAt(world, place).chair.userId)
      return { id, mark, place }
    },
  }
}

export const webhook = 'https://school.example/hook'

/** The collections whose documents somebody can make; all others are written by the system. */
export const kindsOf = (world: World): Record<string, Kind> => ({
  ...Object.fromEntries(Object.keys(contentOf).map((name) => [name, itemKind(world, name)])),
  translations: translationKind(world),
  media: simpleKind(
    world,
    'media',
    (place, mark) => picture(schoolAt(world, place).id, mark),
    (mark) => ({ alt: mark }),
  ),
  'lppa-frameworks': frameworkKind(world),
  schools: simpleKind(
    world,
    'schools',
    (_place, name) => ({ name, slug: `school-${another()}` }),
    (mark) => ({ strapline: mark }),
  ),
  users: simpleKind(
    world,
    'users',
    (place, name) => ({
      name,
      email: `person-${another()}@matrix.test`,
      password,
      schools: [{ school: schoolAt(world, place).id, roles: ['chair'] }],
    }),
    (mark) => ({ name: mark }),
  ),
  'site-clients': simpleKind(
    world,
    'site-clients',
    (place, name) => ({
      name,
      school: schoolAt(world, place).id,
      enabled: true,
      webhooks: [{ url: webhook, types: ['item.published'], enabled: true }],
    }),
    (mark) => ({ name: mark }),
  ),
  'webhook-deliveries': deliveryKind(world),
  'payload-preferences': preferenceKind(world),
  'payload-locked-documents': lockKind(world),
})
