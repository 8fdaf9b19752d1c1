import {
  isAllowed,
  people,
  type ItemState,
  type Person,
  type Subject,
  type Whose,
} from '../../src/access/access-matrix'
import type { ApiClient } from '../support/api-client'
import { bodyOf } from '../support/items-over-rest'
import { kindsOf, type Kind } from './access-matrix-documents'
import { another, placeOf, schoolAt, type Doc, type Place, type World } from './access-matrix-world'

/** Does something for each, at most so many at a time. */
export const eachInTurn = async <Entry>(
  entries: readonly Entry[],
  atOnce: number,
  work: (entry: Entry) => Promise<void>,
): Promise<void> => {
  const waiting = [...entries]
  const worker = async () => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) await work(entry)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

const everyone = Object.keys(people) as Person[]

/** The documents of one collection that nothing in the matrix may change, and fresh ones for what may be done. */
export class Fixture {
  private readonly documents = new Map<string, Doc>()
  private readonly pool: Doc[] = []
  readonly kind: Kind | undefined

  constructor(
    readonly world: World,
    readonly subject: Subject,
    readonly collection: string,
  ) {
    this.kind = kindsOf(world)[collection]
  }

  private places(): { place: Place; state: ItemState | undefined }[] {
    const places = new Set(this.subject.whose.flatMap((whose) => everyone.map((one) => placeOf(one, whose))))
    const states = this.subject.states?.reading ?? [undefined]
    return [...places].flatMap((place) => states.map((state) => ({ place, state })))
  }

  /** To be called while every school is still a member. */
  async fill(): Promise<void> {
    await eachInTurn(this.places(), 4, async ({ place, state }) => {
      const doc = await this.first(place, state)
      this.documents.set(`${place} ${state}`, doc)
    })
    if (!this.subject.states) return
    // A school that has left cannot publish any more.
    for (const mark of ['kept for changing', 'kept for withdrawing']) {
      const doc = await this.kind?.make('left', 'published', `${mark} ${another()}`)
      if (doc) this.pool.push(doc)
    }
  }

  private async first(place: Place, state: ItemState | undefined): Promise<Doc> {
    const { world, collection } = this
    const school = schoolAt(world, place)
    const person = place.replace('self of ', '') as Person
    if (collection === 'schools') return { id: school.id, mark: '', place }
    if (person in people && !world.accounts[person]) return { id: school.chair.userId, mark: '', place }
    if (person in people && collection === 'users')
      return { id: world.accounts[person] ?? '', mark: '', place }
    const mark = `mark ${collection} ${place} ${state ?? ''} end`.replace(/[^a-z]+/g, '-')
    if (this.kind) return this.kind.make(place, state, mark)
    return { id: await this.recordOf(place), mark: '', place }
  }

  /** What the system has written about a published letter of the place. */
  private async recordOf(place: Place): Promise<string> {
    const { id, slug } = schoolAt(this.world, place)
    const wheres: Record<string, string> = {
      'sign-offs': `where[school][equals]=${id}&where[itemSchool][equals]=${id}`,
      'audit-entries': `where[school][equals]=${id}`,
      publications: `where[site][equals]=${slug}`,
      sites: `where[slug][equals]=${slug}`,
    }
    const where = wheres[this.collection]
    // What nobody may see has no id that a person could know.
    if (!where) return id
    const { docs } = bodyOf(
      await this.world.admin.get<{ docs: { id: string }[] }>(
        `/api/${this.collection}?limit=1&depth=0&${where}`,
      ),
    )
    return docs[0]?.id ?? `no record in ${this.collection} about ${place}`
  }

  of(person: Person, whose: Whose, state?: ItemState): Doc {
    const place = placeOf(person, whose)
    const doc = this.documents.get(`${place} ${state}`)
    if (!doc) throw new Error(`There is no document in ${this.collection} for ${place}, ${state}.`)
    return doc
  }

  /** A document that may be changed, deleted or decided about. */
  async fresh(person: Person, whose: Whose, state?: ItemState): Promise<Doc> {
    const place = placeOf(person, whose)
    const kept = this.pool.findIndex((doc) => doc.place === place && doc.state === state)
    const taken = kept < 0 ? undefined : this.pool.splice(kept, 1)[0]
    // Nothing waits for a signature at a school that has left: leaving gives it back to its author.
    const made = place === 'left' && state === 'submitted' ? 'draft' : state
    const doc = taken ?? (await this.kind?.make(place, made, `fresh ${another()}`))
    if (!doc) throw new Error(`Nobody can make a document in ${this.collection}.`)
    return doc
  }

  /** Who may read it again to see what became of it. */
  reader(place: Place): ApiClient {
    if (this.collection !== 'payload-preferences') return this.world.admin
    return place === 'there'
      ? this.world.schools.there.editor
      : this.world.clients[place.replace('self of ', '') as Person]
  }

  /** The document as it is now, with its newest draft; undefined where it is gone. */
  async again(doc: Doc): Promise<string | undefined> {
    const { body } = await this.reader(doc.place).get<{ docs?: unknown[] }>(
      `/api/${this.collection}?where[id][equals]=${doc.id}&depth=0&draft=true`,
    )
    const found = body.docs?.[0]
    return found === undefined ? undefined : JSON.stringify(found)
  }

  /** Everything that must be the same at the end. Schools and accounts are changed by those who may. */
  async snapshot(): Promise<Record<string, unknown>> {
    const result: Record<string, unknown> = {}
    if (!this.kind || this.collection === 'schools') return result
    const marked = [...this.documents].filter(([, { mark }]) => mark !== '')
    for (const draft of [false, true]) {
      const readers = new Map<ApiClient, string[]>()
      for (const [, { id, place }] of marked) {
        const reader = this.reader(place)
        readers.set(reader, [...(readers.get(reader) ?? []), id])
      }
      for (const [reader, ids] of readers) {
        const { body } = await reader.get<{ docs?: { id: string }[] }>(
          `/api/${this.collection}?where[id][in]=${ids.join(',')}&limit=100&depth=0&draft=${draft}`,
        )
        for (const [name, { id }] of marked.filter(([, doc]) => ids.includes(doc.id)))
          result[`${name}, ${draft ? 'newest' : 'live'}`] = body.docs?.find((one) => one.id === id)
      }
    }
    return result
  }

  private mayRead(
    person: Person,
    place: Place,
    state: ItemState | undefined,
    subject: Subject = this.subject,
  ): boolean {
    const whose = subject.whose.find((one) => placeOf(person, one) === place)
    if (whose) return isAllowed(subject, 'read', { person, whose, state })
    // A third school's, or another person's: only what holds for everybody's documents helps.
    const alike = person === 'editor-here-headteacher-there' ? 'editor' : person
    return isAllowed(subject, 'read', { person: alike, whose: 'other', state })
  }

  /**
   * Words that this person must never come across in an answer about the subject. What was published is no secret,
   * nor is what the subject's own records call by name.
   */
  secretsFrom(person: Person, about: Subject): string[] {
    const isNamed = about.names?.includes(this.collection) ?? false
    return [...this.documents.values()].flatMap(({ place, state, mark }) => {
      if (mark === '' || state === 'published' || state === 'withdrawn') return []
      if (isNamed && this.mayRead(person, place, undefined, about)) return []
      if (state === 'revised') return this.mayRead(person, place, 'draft') ? [] : [`${mark}-newer`]
      return this.mayRead(person, place, state) ? [] : [mark]
    })
  }
}
