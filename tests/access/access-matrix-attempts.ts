import {
  isAllowed,
  people,
  type Case,
  type ItemState,
  type Operation,
  type Person,
} from '../../src/access/access-matrix'
import type { ApiAnswer, ApiClient } from '../support/api-client'
import { webhook } from './access-matrix-documents'
import type { Fixture } from './access-matrix-fixture'
import { another, placeOf, type Doc } from './access-matrix-world'

/** What is wrong with an answer; undefined where it is as the matrix says. */
export type Fault = string | undefined

const everyone = Object.keys(people) as Person[]
const isDone = ({ status }: ApiAnswer) => status >= 200 && status < 300
const said = ({ status, body }: ApiAnswer) => `${status} ${(JSON.stringify(body) ?? '').slice(0, 200)}`

/** States whose versions other schools were asked about. */
const asked: readonly string[] = ['submitted', 'scheduled', 'published', 'changes-requested']

/** Fields that hold a document's mark. */
const wordy = ['title', 'name', 'alt']

type Listed = { docs?: { id: string }[]; totalDocs?: number }
type Version = { id: string; parent: string; version: { workflow: { state: string } } }

/** Tries each case of one collection, as the person of the case, over HTTP. */
export class Attempts {
  private readonly secrets = new Map<Person, string[]>()
  private readonly remembered = new Map<string, Promise<unknown>>()
  /** Answers in which somebody found what they must not see. */
  readonly leaks = new Set<string>()

  constructor(
    private readonly fixture: Fixture,
    others: readonly Fixture[],
  ) {
    for (const person of everyone)
      this.secrets.set(
        person,
        others.flatMap((one) => one.secretsFrom(person, fixture.subject)),
      )
  }

  private get base(): string {
    return `/api/${this.fixture.collection}`
  }

  private once<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const known = this.remembered.get(key) ?? work()
    this.remembered.set(key, known)
    return known as Promise<Result>
  }

  /** A call in somebody's name, looking for what they must not see. */
  private async call<Body>(
    person: Person,
    what: string,
    send: (client: ApiClient) => Promise<ApiAnswer<Body>>,
  ): Promise<ApiAnswer<Body>> {
    const answer = await send(this.fixture.world.clients[person])
    const text = typeof answer.body === 'string' ? '' : (JSON.stringify(answer.body) ?? '')
    for (const secret of this.secrets.get(person) ?? [])
      if (text.includes(secret)) this.leaks.add(`${person} sees "${secret}" in the answer to ${what}`)
    return answer
  }

  private get<Body>(person: Person, path: string): Promise<ApiAnswer<Body>> {
    return this.call(person, `GET ${path}`, (client) => client.get<Body>(path))
  }

  /** Where nobody at all may, any refusal will do: it may speak of the state, or of a wrong address. */
  private refusal(aCase: Case, answer: ApiAnswer): Fault {
    const { subject } = this.fixture
    const somebody = everyone.some((person) => isAllowed(subject, aCase.operation, { ...aCase, person }))
    const right = somebody
      ? [401, 403, 404].includes(answer.status)
      : answer.status >= 400 && answer.status < 500
    return right ? undefined : `should be refused, and was answered ${said(answer)}`
  }

  private expected(aCase: Case, answer: ApiAnswer): Fault {
    if (!aCase.allowed) return this.refusal(aCase, answer)
    return isDone(answer) ? undefined : `should be allowed, and was answered ${said(answer)}`
  }

  try(aCase: Case): Promise<Fault> {
    const { operation } = aCase
    if (operation === 'list') return this.list(aCase)
    if (['read', 'read-file', 'review', 'receipts'].includes(operation)) return this.read(aCase)
    if (operation === 'read-versions') return this.readVersions(aCase)
    if (operation === 'bulk-update' || operation === 'bulk-delete') return this.inBulk(aCase)
    return this.change(aCase)
  }

  private docOf({ person, whose, state }: Case): Doc {
    return this.fixture.of(person, whose, state)
  }

  // Reading

  private visibleTo(person: Person): Promise<{ query: string; ids: Set<string>; status: number }[]> {
    return this.once(`list ${person}`, async () => {
      const { subject } = this.fixture
      const states = subject.states?.reading ?? [undefined]
      const ids = subject.whose.flatMap((whose) =>
        states.map((state) => this.fixture.of(person, whose, state).id),
      )
      const these = `where[id][in]=${ids.join(',')}`
      // Of records there are more than one answer holds.
      const all = this.fixture.kind ? 'limit=100' : `${these}&limit=100`
      const queries = [
        `?${all}&depth=0&select[id]=true`,
        `?${these}&limit=100&draft=true&depth=2&sort=-updatedAt`,
        `?${these}&limit=100&trash=true&pagination=false&depth=0`,
      ]
      return Promise.all(
        queries.map(async (query) => {
          const { status, body } = await this.get<Listed>(person, `${this.base}${query}`)
          return { query, status, ids: new Set((body?.docs ?? []).map(({ id }) => String(id))) }
        }),
      )
    })
  }

  private async list(aCase: Case): Promise<Fault> {
    const { person, state, allowed } = aCase
    const { subject } = this.fixture
    const { id } = this.docOf(aCase)
    for (const { query, ids, status } of await this.visibleTo(person)) {
      if (!subject.may.list && status < 400)
        return `should be refused, and was answered ${status} to ${query}`
      // A newer draft takes the place of what is published, for those who may read drafts.
      const takesItsPlace = state === 'revised' && query.includes('draft=true')
      if (takesItsPlace && !isAllowed(subject, 'read', { ...aCase, state: 'draft' })) continue
      if (ids.has(id) !== allowed) return `is ${allowed ? 'missing from' : 'among'} the list ${query}`
    }
    return this.miscounted(person)
  }

  /** Counting tells as much as listing, by ids and by words that stand in the documents alike. */
  private miscounted(person: Person): Promise<Fault> {
    return this.once(`count ${person}`, async () => {
      const { subject, collection, kind } = this.fixture
      // An address below preferences is the key of one.
      if (collection === 'payload-preferences') return undefined
      const states = subject.states?.reading ?? [undefined]
      const docs = subject.whose.flatMap((whose) =>
        states.map((state) => ({
          ...this.fixture.of(person, whose, state),
          allowed: isAllowed(subject, 'list', { person, whose, state }),
        })),
      )
      const field = Object.keys(kind?.change('') ?? {}).find((name) => wordy.includes(name))
      const marked = field ? docs.filter(({ mark }) => mark !== '') : []
      const countings = [
        { path: `where[id][in]=${docs.map(({ id }) => id).join(',')}`, of: docs },
        { path: `where[${field}][in]=${marked.map(({ mark }) => mark).join(',')}`, of: marked },
      ]
      for (const { path, of } of countings.filter((one) => one.of.length > 0)) {
        const { status, body } = await this.get<Listed>(person, `${this.base}/count?${path}`)
        const counted = status < 400 ? (body.totalDocs ?? 0) : 0
        const right = of.filter(({ allowed }) => allowed).length
        if (counted !== right) return `counts ${counted} documents in place of ${right}: ${path}`
      }
      return undefined
    })
  }

  private readingPaths({ operation, person, whose, state, allowed }: Case, doc: Doc): string[] {
    const { collection, subject } = this.fixture
    if (collection === 'alliance')
      return ['/api/globals/alliance', '/api/globals/alliance?depth=2&draft=true']
    if (collection === 'payload-preferences') return [`${this.base}/${doc.key ?? doc.id}`]
    if (operation === 'read-file') return [`${this.base}/file/${doc.filename}`]
    const path = `${this.base}/${doc.id}`
    if (operation === 'review' || operation === 'receipts') return [`${path}/${operation}`]
    const readsDrafts = isAllowed(subject, 'read', { person, whose, state: 'draft' })
    const withAll = `${path}?draft=true&depth=2&trash=true`
    if (state === 'revised' && !readsDrafts)
      return [`${path}?depth=2`, `${path}?trash=true&select[title]=true`]
    return allowed ? [withAll] : [`${path}?depth=0`, withAll]
  }

  private async read(aCase: Case): Promise<Fault> {
    const doc = this.docOf(aCase)
    for (const path of this.readingPaths(aCase, doc)) {
      const answer = await this.get(aCase.person, path)
      // Payload answers to a preference that is not there as to one that is, without a value.
      const isEmpty =
        this.fixture.collection === 'payload-preferences' &&
        (answer.body as { value?: unknown } | undefined)?.value === null
      const fault = isEmpty && !aCase.allowed ? undefined : this.expected(aCase, answer)
      if (fault ?? (isEmpty && aCase.allowed)) return `${fault ?? 'has no value'}, to ${path}`
    }
    // For those who read what is published only, the newer draft stays out of sight whatever they ask.
    if (aCase.state === 'revised') await this.get(aCase.person, `${this.base}/${doc.id}?draft=true&depth=2`)
    return undefined
  }

  private allVersions(): Promise<Version[]> {
    return this.once('versions', async () => {
      const found: Version[] = []
      for (let page = 1; ; page += 1) {
        const path = `${this.base}/versions?limit=100&depth=0&page=${page}`
        const { body } = await this.fixture.world.admin.get<{ docs: Version[]; hasNextPage: boolean }>(path)
        found.push(...body.docs)
        if (!body.hasNextPage) return found
      }
    })
  }

  private versionsSeenBy(person: Person): Promise<Version[]> {
    return this.once(`versions ${person}`, async () => {
      const { subject } = this.fixture
      const ids = subject.whose.flatMap((whose) =>
        (subject.states?.reading ?? []).map((state) => this.fixture.of(person, whose, state).id),
      )
      const path = `${this.base}/versions?where[parent][in]=${ids.join(',')}&limit=100&depth=0`
      const { status, body } = await this.get<{ docs?: Version[]; totalDocs?: number }>(person, path)
      if (status >= 400) return []
      if ((body.totalDocs ?? 0) > 100) throw new Error('There are more versions than one answer holds.')
      return body.docs ?? []
    })
  }

  private async readVersions(aCase: Case): Promise<Fault> {
    const { subject, collection } = this.fixture
    const { person, allowed } = aCase
    if (!subject.may['read-versions']) {
      const base = collection === 'alliance' ? '/api/globals/alliance' : this.base
      return this.refusal(aCase, await this.get(person, `${base}/versions?limit=100`))
    }
    const { id } = this.docOf(aCase)
    const versions = (await this.allVersions()).filter(({ parent }) => parent === id)
    const readsAll = isAllowed(subject, 'read-versions', { ...aCase, state: 'draft' })
    const readable = versions.filter(
      ({ version }) => allowed && (readsAll || asked.includes(version.workflow.state)),
    )
    const seen = (await this.versionsSeenBy(person)).filter(({ parent }) => parent === id)
    const idsOf = (some: readonly Version[]) => JSON.stringify(some.map((version) => version.id).sort())
    if (idsOf(seen) !== idsOf(readable)) return `sees ${seen.length} versions in place of ${readable.length}`
    const [newest] = versions
    if (!newest) return 'has no versions to try'
    const answer = await this.get(person, `${this.base}/versions/${newest.id}?depth=2`)
    if (isDone(answer) !== readable.includes(newest) || answer.status >= 500)
      return `asked for a version (${newest.version.workflow.state}), and was answered ${said(answer)}`
    return undefined
  }

  // Changing

  /** Words that tell where they come from, should they be found. */
  private words({ allowed, operation, person }: Pick<Case, 'allowed' | 'operation' | 'person'>): string {
    return `${allowed ? 'tried' : 'refused'}-${operation}-by-${person}-${another()}`
  }

  /** Schools and one's own account are changed in place: there is no other. */
  private isInPlace(operation: Operation, { whose }: Pick<Case, 'whose'>): boolean {
    const { collection } = this.fixture
    const changes = operation === 'update' || operation === 'bulk-update'
    return (
      collection === 'alliance' ||
      (changes && (collection === 'schools' || (collection === 'users' && whose === 'self')))
    )
  }

  private async target(aCase: Case): Promise<Doc> {
    const leavesAsItIs = aCase.operation === 'duplicate' || this.isInPlace(aCase.operation, aCase)
    if (!aCase.allowed || leavesAsItIs) return this.docOf(aCase)
    const { operation, person, whose, state } = aCase
    // Sending again changes nothing that anybody else asks for.
    if (operation === 'send-again') return this.docOf(aCase)
    // What is live stays so, however often it is changed or declined.
    const stays = state === 'published' && (operation === 'update' || operation === 'receive')
    if (!stays) return this.fixture.fresh(person, whose, state)
    return this.once(`lasting ${placeOf(person, whose)}`, () => this.fixture.fresh(person, whose, state))
  }

  private async change(aCase: Case): Promise<Fault> {
    const { operation, person } = aCase
    const words = this.words(aCase)
    if (operation === 'create') return this.create(aCase, words)
    const found = await this.target(aCase)
    const doc = operation === 'restore-version' ? { ...found, id: await this.versionOf(found) } : found
    const answer = await this.call(person, `${operation} ${doc.id}`, (client) =>
      this.send(client, operation, doc, words),
    )
    const fault = this.expected(aCase, answer)
    if (fault) return fault
    if (!aCase.allowed)
      return this.isInPlace(operation, aCase) && (await this.again(doc))?.includes(words)
        ? 'was refused and changed something all the same'
        : undefined
    return this.effect(aCase, doc, words, answer)
  }

  private async again(doc: Doc): Promise<string | undefined> {
    if (this.fixture.collection !== 'alliance') return this.fixture.again(doc)
    return JSON.stringify((await this.fixture.world.admin.get('/api/globals/alliance')).body)
  }

  private async versionOf({ id }: Doc): Promise<string> {
    if (!this.fixture.subject.may['read-versions']) return id
    return (await this.allVersions()).find(({ parent }) => parent === id)?.id ?? id
  }

  private async create(aCase: Case, words: string): Promise<Fault> {
    const { collection, kind } = this.fixture
    const { person, whose } = aCase
    const place = placeOf(person, whose)
    const given = (await kind?.given(place, words)) ?? { name: words }
    const path = collection === 'payload-preferences' ? `${this.base}/${words}` : this.base
    const answer = await this.call(person, 'create', (client) =>
      client.post<{ doc?: { id: string } }>(path, given),
    )
    const fault = this.expected(aCase, answer)
    if (fault ?? !aCase.allowed) return fault
    const made = await this.fixture.again({ id: answer.body.doc?.id ?? '', mark: '', place })
    return made?.includes(words) ? undefined : 'was told that it is there, and it is not'
  }

  private send(client: ApiClient, operation: Operation, doc: Doc, words: string): Promise<ApiAnswer> {
    const { collection, kind } = this.fixture
    const path = `${this.base}/${doc.id}`
    const isGlobal = collection === 'alliance'
    switch (operation) {
      case 'update':
        return isGlobal
          ? client.post('/api/globals/alliance', { name: 'The alliance', strapline: words })
          : client.patch(path, kind?.change(words) ?? { name: words })
      case 'delete':
        return client.delete(doc.key ? `${this.base}/${doc.key}` : path)
      case 'restore-version':
        return client.post(`${isGlobal ? '/api/globals/alliance' : this.base}/versions/${doc.id}`)
      case 'unlock':
        return client.post(`${this.base}/unlock`, { email: doc.email ?? 'nobody@matrix.test' })
      case 'rotate-webhook-secret':
        return client.post(`${path}/rotate-webhook-secret`, { url: webhook })
      case 'submit':
        return client.post(`${path}/submit`, {})
      case 'approve':
        return client.post(`${path}/approve`, { version: doc.version })
      case 'request-changes':
        return client.post(`${path}/request-changes`, { version: doc.version, note: words })
      case 'withdraw':
        return client.post(`${path}/withdraw`, { reason: words })
      case 'receive':
        return client.post(`${path}/receive`, { version: doc.version, decision: 'decline', localNote: words })
      default:
        return client.post(`${path}/${operation}`)
    }
  }

  /** Whether what was allowed has happened. */
  private async effect(aCase: Case, doc: Doc, words: string, answer: ApiAnswer): Promise<Fault> {
    const { operation, person } = aCase
    const { world, collection } = this.fixture
    const text = JSON.stringify(answer.body)
    const holds = async (what: string): Promise<boolean> => (await this.again(doc))?.includes(what) === true
    // Others change the same at the same time, so that only the answer can tell.
    const isShared = this.isInPlace(operation, aCase) || aCase.state === 'published'
    const review = async () => JSON.stringify((await world.admin.get(`${this.base}/${doc.id}/review`)).body)
    const happened = async (): Promise<boolean> => {
      switch (operation) {
        case 'update':
          if (collection === 'payload-locked-documents') return holds(world.accounts[person] ?? '?')
          return isShared ? text.includes(words) : holds(words)
        case 'delete':
          return (await this.again(doc)) === undefined
        case 'rotate-key':
          return /"key":"kpsa_live_/.test(text)
        case 'send-again':
          return text.includes('"state":"waiting"')
        case 'rotate-webhook-secret':
          return /"secret":"whsec_/.test(text)
        case 'submit':
          return (await review()).includes('"state":"submitted"')
        case 'approve':
          return (await review()).includes('"decision":"approved"')
        case 'request-changes':
          return (await review()).includes('"state":"changes-requested"')
        case 'withdraw':
          return (await review()).includes('"state":"withdrawn"')
        case 'receive':
          return text.includes('"decision":"declined"') && text.includes(words)
        case 'duplicate':
          return (await this.again({ ...doc, id: (answer.body as { doc: Doc }).doc.id })) !== undefined
        default:
          return true
      }
    }
    return (await happened()) ? undefined : `was allowed, and nothing came of it: ${said(answer)}`
  }

  /** One request for documents of everybody: those change that the person may change, and no others. */
  private bulk(person: Person, operation: Operation, state: ItemState | undefined) {
    return this.once(`${operation} ${person} ${state}`, async () => {
      const { subject, kind } = this.fixture
      const targets = new Map<string, Doc>()
      for (const whose of subject.whose) {
        const allowed = isAllowed(subject, operation, { person, whose, state })
        const aCase = { collection: '', operation, person, whose, state, allowed }
        targets.set(whose, await this.target(aCase))
      }
      const anything = subject.whose.some((whose) => isAllowed(subject, operation, { person, whose, state }))
      const words = this.words({ allowed: anything, operation, person })
      const path = `${this.base}?where[id][in]=${[...targets.values()].map(({ id }) => id).join(',')}`
      const answer = await this.call(person, `${operation} ${path}`, (client) =>
        operation === 'bulk-delete'
          ? client.delete<Listed>(path)
          : client.patch<Listed>(path, kind?.change(words) ?? { name: words }),
      )
      return { targets, words, answer }
    })
  }

  private async inBulk(aCase: Case): Promise<Fault> {
    const { operation, person, whose, state, allowed } = aCase
    const { subject, collection, world } = this.fixture
    const { targets, words, answer } = await this.bulk(person, operation, state)
    const doc = targets.get(whose) as Doc
    if (answer.status >= 500) return `was answered ${said(answer)}`
    const named = (answer.body?.docs ?? []).some(({ id }) => id === doc.id)
    const closed = !everyone.some((one) => isAllowed(subject, operation, { ...aCase, person: one }))
    if (closed && isDone(answer) && !subject.states && !subject.may[operation])
      return `should be refused, and was answered ${said(answer)}`
    if (operation === 'bulk-update' && this.isInPlace(operation, aCase) && allowed)
      return JSON.stringify(answer.body).includes(words) && named ? undefined : `was answered ${said(answer)}`
    if (!allowed && this.isInPlace(operation, aCase) && (await this.again(doc))?.includes(words))
      return 'was refused and changed something all the same'
    if (!allowed) return named ? `should be refused, and was answered ${said(answer)}` : undefined
    const now = await this.again(doc)
    const happened =
      operation === 'bulk-delete'
        ? now === undefined
        : now?.includes(collection === 'payload-locked-documents' ? (world.accounts[person] ?? '?') : words)
    return happened ? undefined : `was allowed, and nothing came of it: ${said(answer)}`
  }
}
