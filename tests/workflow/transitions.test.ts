import { beforeAll, describe, expect, it } from 'vitest'
import {
  isPossible,
  states,
  stepOf,
  systemSteps,
  transitionOf,
  transitions,
  type By,
  type Standing,
  type State,
  type Verb,
} from '../../src/plugins/approval/states'
import { databasesUnderTest } from '../support/database-under-test'
import type { ApiClient } from '../support/api-client'
import { act, bodyOf, create, edit, letterOf, publish, refusalOf, submit } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Situation = Standing & { name: string }

/** Every state, alone and with something live beside it where that can be. */
const situations: Situation[] = states.flatMap((state): Situation[] => {
  const scheduled = state === 'scheduled'
  const alone = { name: state, state, scheduled, live: state === 'published' }
  const beside = { name: `${state}, beside what is live`, state, scheduled, live: true }
  return state === 'published' || state === 'withdrawn' ? [alone] : [alone, beside]
})

type Case = { verb: Verb; situation: Situation; isAllowed: boolean }
const cases: Case[] = transitions.flatMap(({ verb }) =>
  situations.flatMap((situation) => [true, false].map((isAllowed) => ({ verb, situation, isAllowed }))),
)

/** Where a verb leads with the one signature that is needed here. */
const stateAfter = (verb: Verb, { state }: Situation): State =>
  verb === 'approve'
    ? stepOf('publish').to
    : // Receiving changes nothing about the newest version.
      verb === 'receive'
      ? state
      : transitionOf(verb).to

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

describe('the table', () => {
  it('reaches every state, and leads out of each', () => {
    const targets = new Set([...transitions, ...systemSteps].map(({ to }) => to))
    expect([...targets].sort()).toEqual([...states].sort())
    for (const state of states) {
      const ways = transitions.filter((one) => isPossible(one, { state, live: true, scheduled: true }))
      expect(ways.length, state).toBeGreaterThan(0)
    }
  })
})

describe.each(databasesUnderTest())(`${cases.length} cases of the table, on $name`, (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  let receiver: AllianceSchool
  /** What a refusal leaves as it was serves for the next one too. */
  const untouched = new Map<string, Promise<string>>()

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 3 })
    ;[own, other, receiver] = alliance.schools as [AllianceSchool, AllianceSchool, AllianceSchool]
  })

  const reach: Record<State, (id: string) => Promise<unknown>> = {
    draft: async () => undefined,
    submitted: (id) => submit(own.editor, 'letters', id),
    'changes-requested': async (id) => {
      const { version } = await submit(own.editor, 'letters', id)
      bodyOf(await act(own.head, 'letters', id, 'request-changes', { version, note: 'Not yet.' }))
    },
    scheduled: async (id) => {
      await edit(own.editor, 'letters', id, { publishAt: inAnHour() })
      await publish(own, 'letters', id)
    },
    published: (id) => publish(own, 'letters', id),
    withdrawn: async (id) => {
      await publish(own, 'letters', id)
      bodyOf(await act(own.head, 'letters', id, 'withdraw', { reason: 'To begin with.' }))
    },
  }

  const letterIn = async ({ name, state, live }: Situation): Promise<string> => {
    const data = letterOf(own, { title: name, channels: { schools: [receiver.id] } })
    const { id } = await create(own.editor, 'letters', data)
    if (live && state !== 'published') {
      await publish(own, 'letters', id)
      await edit(own.editor, 'letters', id, { title: `${name}, newer` })
    }
    await reach[state](id)
    return id
  }
  const sharedLetterIn = (situation: Situation): Promise<string> => {
    const known = untouched.get(situation.name) ?? letterIn(situation)
    untouched.set(situation.name, known)
    return known
  }

  const actors: Record<By, { allowed: () => ApiClient; others: () => ApiClient[] }> = {
    writer: { allowed: () => own.editor, others: () => [own.chair, other.editor, receiver.head] },
    signer: { allowed: () => own.head, others: () => [own.editor, own.chair, other.head, receiver.head] },
    withdrawer: { allowed: () => own.head, others: () => [own.editor, own.chair, other.head, receiver.head] },
    receiver: { allowed: () => receiver.head, others: () => [own.head, own.editor, other.head] },
  }

  /** Everything that the verb needs, about the version that it is about. */
  const bodyFor = async (verb: Verb, id: string): Promise<object> => {
    const review = bodyOf(await own.chair.get<Review>(`/api/letters/${id}/review`))
    const known = {
      version: verb === 'receive' ? (review.publishedVersion ?? review.version) : review.version,
      note: 'A note.',
      reason: 'A reason.',
      decision: 'accept',
    }
    return Object.fromEntries(transitionOf(verb).needs.map((need) => [need, known[need]]))
  }
  type Review = { state: State; version: string; publishedVersion: string | null }

  it.each(cases.filter(({ isAllowed }) => isAllowed))(
    'somebody who may: $verb in $situation.name',
    async ({ verb, situation }) => {
      const expected = isPossible(transitionOf(verb), situation)
      const id = await (expected ? letterIn(situation) : sharedLetterIn(situation))
      const answer = await act(
        actors[transitionOf(verb).by].allowed(),
        'letters',
        id,
        verb,
        await bodyFor(verb, id),
      )
      if (!expected) {
        expect(refusalOf(answer)).toEqual([409, 'wrong-state'])
        return
      }
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      const after = bodyOf(await own.chair.get<Review>(`/api/letters/${id}/review`))
      expect(after.state).toBe(stateAfter(verb, situation))
    },
  )

  it.each(cases.filter(({ isAllowed }) => !isAllowed))(
    'somebody who may not: $verb in $situation.name',
    async ({ verb, situation }) => {
      const id = await sharedLetterIn(situation)
      const body = await bodyFor(verb, id)
      const before = bodyOf(await own.chair.get<Review>(`/api/letters/${id}/review`))
      for (const client of [...actors[transitionOf(verb).by].others(), alliance.admin]) {
        expect((await act(client, 'letters', id, verb, body)).status).toBe(403)
      }
      expect((await act(alliance.visitor, 'letters', id, verb, body)).status).toBe(401)
      expect(bodyOf(await own.chair.get<Review>(`/api/letters/${id}/review`))).toEqual(before)
    },
  )

  it('a save that changes the content leads where the table says, from every state', async () => {
    const { from, to } = stepOf('edit')
    for (const situation of situations.filter(({ state }) => from.includes(state))) {
      const id = await sharedLetterIn(situation)
      await edit(own.editor, 'letters', id, { title: `${situation.name}, edited` })
      const after = bodyOf(await own.chair.get<Review>(`/api/letters/${id}/review`))
      expect(after.state, situation.name).toBe(to)
      expect(after.publishedVersion !== null, situation.name).toBe(situation.live)
    }
  })
})
