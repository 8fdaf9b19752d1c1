import { isDeepStrictEqual } from 'node:util'
import type { Review } from '../../../src/alliance/review'
import type { ApiAnswer, ApiClient } from '../../support/api-client'
import { act, richText } from '../../support/items-over-rest'
import type { Alliance, AllianceSchool } from '../../support/small-alliance'
import {
  newWorld,
  receivingIn,
  take,
  waitedFor,
  type Letter,
  type Polish,
  type Step,
  type World,
} from './model'
import { nameOf, schools, type Paper, type School } from './paper'

/** The schools by the model's names, and the moments that its rounds stand for. */
export type Stage = {
  alliance: Alliance
  school: Record<School, AllianceSchool>
  /** The round that the clock has reached. */
  round: () => number
  momentOf: (round: number) => string
}

type Saved = { doc: { id: string; slug: string; workflow: { version: string } } }

export const titleOf = (label: string, { text }: { text: number }): string => `${label} text ${text}`
export const polishTitleOf = (label: string, { text }: { text: number }): string => `${label} tekst ${text}`

/** One letter of the running system beside its model. Every step is done to both, and differences are noted. */
export class LetterUnderTest {
  readonly world: World
  readonly differences: string[] = []
  id = ''
  slug = ''
  #polishId = ''
  readonly #startedIn: number
  /** What the system calls each content; the same always, and no two alike. */
  readonly #versions = new Map<string, string>()

  constructor(
    readonly stage: Stage,
    readonly label: string,
    readonly letter: Letter,
  ) {
    this.world = newWorld(letter)
    this.#startedIn = stage.round()
  }

  versionOf(content: object): string {
    return this.#versions.get(nameOf(content)) ?? `(the version ${nameOf(content)}, which was never saved)`
  }

  #note(what: string, expected: unknown, found: unknown): void {
    if (isDeepStrictEqual(expected, found)) return
    this.differences.push(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
  }

  #learnVersion(content: object, version: string): void {
    const known = this.#versions.get(nameOf(content))
    if (known !== undefined) this.#note(`the version of ${nameOf(content)}`, known, version)
    else if ([...this.#versions.values()].includes(version))
      this.differences.push(`${nameOf(content)} has the version of another content`)
    this.#versions.set(nameOf(content), version)
  }

  #moment(round: number | null): string | null {
    return round === null ? null : this.stage.momentOf(this.#startedIn + round)
  }

  #asSent({ ownSite, kpsa, offered, coSigners, publishAt, withdrawAt, text }: Letter): object {
    const ids = (some: School[]) => some.map((one) => this.stage.school[one].id)
    return {
      title: titleOf(this.label, { text }),
      school: this.stage.school.a.id,
      body: richText(`Randomly written, number ${text}.`),
      coSigningSchools: ids(coSigners),
      channels: { ownSite, kpsa, schools: ids(offered) },
      publishAt: this.#moment(publishAt),
      withdrawAt: this.#moment(withdrawAt),
    }
  }

  /** @returns whether it was saved */
  #saved(answer: ApiAnswer<Saved>, content: object): Saved['doc'] | undefined {
    if (answer.status >= 300) {
      this.differences.push(`saving was answered with ${answer.status} ${JSON.stringify(answer.body)}`)
      return undefined
    }
    this.#learnVersion(content, answer.body.doc.workflow.version)
    return answer.body.doc
  }

  async create(): Promise<void> {
    const { editor } = this.stage.school.a
    const answer = await editor.post<Saved>('/api/letters?depth=0', this.#asSent(this.letter))
    const doc = this.#saved(answer, this.letter)
    this.id = doc?.id ?? ''
    this.slug = doc?.slug ?? ''
  }

  /** Does a step to both, and notes where one does it and the other does not. */
  async take(step: Step): Promise<void> {
    const before = JSON.stringify(this.world.letter)
    const possible = take(this.world, step)
    const answer = await this.#ask(step)
    if (answer && possible !== answer.status < 300)
      this.differences.push(
        `${JSON.stringify(step)} was to be ${possible ? 'done' : 'refused'}, and was answered with ${answer.status} ` +
          `${JSON.stringify(answer.body).slice(0, 300)} (before: ${before})`,
      )
    if (answer && answer.status >= 500) this.differences.push(`${JSON.stringify(step)}: ${answer.status}`)
  }

  async #ask(step: Step): Promise<ApiAnswer<unknown> | undefined> {
    const { school, alliance } = this.stage
    const { a } = school
    const { letter, polish } = this.world
    const version = this.versionOf(letter.newest)
    const note = 'Random.'
    switch (step.do) {
      case 'edit': {
        const answer = await a.editor.patch<Saved>(
          `/api/letters/${this.id}?depth=0`,
          this.#asSent(step.letter),
        )
        this.#saved(answer, step.letter)
        return answer
      }
      case 'submit':
        return act(a.editor, 'letters', this.id, 'submit')
      case 'approve':
        return act(school[step.by].head, 'letters', this.id, 'approve', { version })
      case 'send-back':
        return act(school[step.by].head, 'letters', this.id, 'request-changes', { version, note })
      case 'withdraw':
        return act(a.head, 'letters', this.id, 'withdraw', { reason: note })
      case 'receive':
        return this.#receive(school[step.by].head, step.decision)
      case 'share':
        return this.#receive(alliance.admin, step.decision)
      case 'translate':
        return this.#translate(step, polish?.newest)
      case 'clock':
      case 'leave':
      case 'return':
        return undefined
      default:
        return this.#askOfPolish(step)
    }
  }

  #receive(who: ApiClient, decision: 'accept' | 'decline'): Promise<ApiAnswer<unknown>> {
    const { live, newest } = this.world.letter
    const version = this.versionOf(live ?? newest)
    return act(who, 'letters', this.id, 'receive', { version, decision, reason: 'Random.' })
  }

  async #translate(
    step: Step & { do: 'translate' },
    content: Polish | undefined,
  ): Promise<ApiAnswer<unknown>> {
    const { editor } = this.stage.school.a
    const { letter } = this.world
    const named = step.made === 'newest' ? letter.newest : (letter.live ?? letter.newest)
    const data = {
      title: polishTitleOf(this.label, step),
      body: richText(`Losowo napisane, numer ${step.text}.`),
      ...(step.made && { sourceVersion: this.versionOf(named) }),
    }
    const item = { relationTo: 'letters', value: this.id }
    const answer = this.#polishId
      ? await editor.patch<Saved>(`/api/translations/${this.#polishId}?depth=0`, data)
      : await editor.post<Saved>('/api/translations?depth=0', { ...data, item, language: 'pl' })
    this.#polishId = this.#saved(answer, content ?? {})?.id ?? this.#polishId
    return answer
  }

  #askOfPolish(step: Step): Promise<ApiAnswer<unknown>> | undefined {
    const { polish } = this.world
    if (!polish || !this.#polishId) return undefined
    const { school } = this.stage
    const version = this.versionOf(polish.newest)
    const does = (who: ApiClient, verb: string, body: object = {}) =>
      act(who, 'translations', this.#polishId, verb, body)
    switch (step.do) {
      case 'submit-polish':
        return does(school.a.editor, 'submit')
      case 'approve-polish':
        return does(school[step.by].head, 'approve', { version })
      case 'send-back-polish':
        return does(school[step.by].head, 'request-changes', { version, note: 'Random.' })
      case 'withdraw-polish':
        return does(school.a.head, 'withdraw', { reason: 'Random.' })
      default:
        return undefined
    }
  }

  /** What the owner's headteacher reads in the reviews, beside what the model says. */
  async compareReviews(): Promise<void> {
    const { world } = this
    await this.#compareReview('letters', this.id, world.letter, [...receivingIn(world)])
    const { polish } = world
    if (polish) await this.#compareReview('translations', this.#polishId, polish, [])
  }

  async #compareReview(
    collection: string,
    id: string,
    paper: Paper<{ coSigners: School[] }>,
    receiving: [School, string][],
  ): Promise<void> {
    const { status, body } = await this.stage.school.a.head.get<Review>(`/api/${collection}/${id}/review`)
    if (status !== 200) {
      this.differences.push(`the review of ${collection} is answered with ${status}`)
      return
    }
    const named = (list: readonly { school: string; decision: string }[]) =>
      list.map(({ school, decision }) => [
        schools.find((one) => this.stage.school[one].id === school) ?? school,
        decision,
      ])
    const found = {
      state: body.state,
      version: body.version,
      live: body.publishedVersion,
      scheduled: body.scheduledVersion ?? null,
      required: named(body.required),
      receiving: named(body.receiving),
    }
    const expected = {
      state: paper.state,
      version: this.versionOf(paper.newest),
      live: paper.live ? this.versionOf(paper.live) : null,
      scheduled: paper.scheduled ? this.versionOf(paper.scheduled) : null,
      required: waitedFor(this.world, paper.newest).map((one) => [one, paper.signed.get(one) ?? 'waiting']),
      receiving,
    }
    this.#note(`the review of ${collection}`, expected, found)
  }
}
