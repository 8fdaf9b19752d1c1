import { createLocalReq, type BaseDatabaseAdapter, type Payload } from 'payload'
import { isCannotStore } from '../storing/storage-failure'
import { inTransaction } from '../transaction/in-transaction'
import { logger } from '../settings/logger'

export type Session = { id: string; createdAt?: string | Date; expiresAt: string | Date }
export type PersonSigningIn = {
  id: string
  hash?: string | null
  sessions?: Session[] | null
  loginAttempts?: number | null
  lockUntil?: string | null
}

/** What of one person's signing in could not be stored. */
type Held = {
  begun: Map<string, Session>
  ended: Set<string>
  /** Wrong passwords, and until when the account is locked, in place of what is stored. */
  tries?: { loginAttempts: number; lockUntil: string | null }
  /** Counts the changes, so that none is lost that comes while the others are written. */
  changes: number
}

/** How often it is tried to store what is held, in milliseconds. */
const interval = 3_000

const isLiving = ({ expiresAt }: Session): boolean => new Date(expiresAt) > new Date()

/**
 * What signing in, signing out and wrong passwords would have written where nothing can be stored. It is held in this
 * process, and counts as if it were stored: sessions that have begun are good, ended ones are not, and five wrong
 * passwords lock an account. As soon as there is room, it is stored. It ends with the process: people sign in again.
 */
export class HeldSignIns {
  private readonly people = new Map<string, Held>()
  private timer: NodeJS.Timeout | undefined
  private storing = false

  constructor(
    private readonly db: BaseDatabaseAdapter,
    /** The adapter's own, that show and change what is stored. */
    private readonly stored: Pick<BaseDatabaseAdapter, 'findOne' | 'updateOne'>,
  ) {}

  /** A person as they are, with what is held in place of what is stored. */
  over<Found>(found: Found): Found {
    const person = found as PersonSigningIn | null
    const held = person && this.people.get(person.id)
    if (!held) return found
    if (person.sessions) {
      const stored = person.sessions.filter(({ id }) => !held.ended.has(id) && !held.begun.has(id))
      person.sessions = [...stored, ...held.begun.values()].filter(isLiving)
    }
    if (held.tries) Object.assign(person, held.tries)
    return found
  }

  /** @param now the person's sessions from now on, as they could not be written */
  holdSessions(id: string, before: readonly Session[], now: readonly Session[]): void {
    const held = this.of(id)
    const known = new Map(before.map((session) => [session.id, session.expiresAt]))
    const left = new Set(now.map((session) => session.id))
    // One that stays may have been made longer.
    for (const session of now) {
      if (known.get(session.id) !== session.expiresAt) held.begun.set(session.id, session)
    }
    for (const session of known.keys()) {
      if (left.has(session)) continue
      held.begun.delete(session)
      held.ended.add(session)
    }
  }

  /** Counts one wrong password more, or sets what is given. @returns what is counted now */
  holdTries(
    person: PersonSigningIn,
    given: { loginAttempts?: number | { $inc: number }; lockUntil?: string | null },
  ): Required<Held>['tries'] {
    const held = this.of(person.id)
    const now = (held.tries ??= {
      loginAttempts: person.loginAttempts ?? 0,
      lockUntil: person.lockUntil ?? null,
    })
    const { loginAttempts, lockUntil } = given
    if (typeof loginAttempts === 'number') now.loginAttempts = loginAttempts
    else if (loginAttempts) now.loginAttempts += loginAttempts.$inc
    if (lockUntil !== undefined) now.lockUntil = lockUntil
    return now
  }

  /** Whoever could write a person's sessions has said which there are: nothing else is held beside them. */
  forgetSessions(id: string, written: readonly Session[]): void {
    const held = this.people.get(id)
    if (!held) return
    const left = new Set(written.map((session) => session.id))
    for (const session of held.begun.keys()) if (!left.has(session)) held.begun.delete(session)
  }

  holdsTriesOf(id: string): boolean {
    return this.people.get(id)?.tries !== undefined
  }

  private of(id: string): Held {
    const held = this.people.get(id) ?? { begun: new Map(), ended: new Set(), changes: 0 }
    held.changes += 1
    this.people.set(id, held)
    this.timer ??= setInterval(() => void this.store(this.db.payload), interval).unref()
    return held
  }

  private async store(payload: Payload): Promise<void> {
    if (this.storing) return
    this.storing = true
    await this.storeAll(payload)
    this.storing = false
  }

  private async storeAll(payload: Payload): Promise<void> {
    for (const [id, held] of this.people) {
      try {
        await this.storeOne(payload, id, held)
      } catch (error) {
        if (!isCannotStore(error)) logger.error({ err: error }, 'a sign-in that was held is lost')
        else return
        this.people.delete(id)
      }
    }
    if (this.people.size > 0) return
    clearInterval(this.timer)
    this.timer = undefined
  }

  private async storeOne(payload: Payload, id: string, held: Held): Promise<void> {
    const { changes } = held
    const local = await createLocalReq({}, payload)
    await inTransaction(local, async () => {
      const req = { transactionID: local.transactionID }
      const found = await this.stored.findOne<PersonSigningIn>({
        collection: 'users',
        where: { id: { equals: id } },
        req,
      })
      if (!found) return
      // The whole record: on SQLite a write with one list empties those that it does not name.
      const data = { ...this.over({ ...found, sessions: found.sessions ?? [] }), updatedAt: null }
      await this.stored.updateOne({ collection: 'users', id, data, returning: false, req })
    })
    if (held.changes === changes) this.people.delete(id)
  }
}
