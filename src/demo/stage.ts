import type { CollectionSlug, Payload, PayloadRequest, RequiredDataFromCollectionSlug } from 'payload'
import { createLocalReq } from 'payload'
import { actingFor } from '../transaction/system-actor'
import { approve } from '../plugins/approval/verbs/approve'
import type { ApprovedCollection, ItemCollection } from '../alliance/item'
import { receive } from '../plugins/approval/verbs/receive'
import { requestChanges } from '../plugins/approval/verbs/request-changes'
import { reviewOf } from '../alliance/review'
import { submit } from '../plugins/approval/verbs/submit'
import { withdraw } from '../plugins/approval/verbs/withdraw'
import { editorOf, headOf } from './people'
import type { Known, Piece } from './piece'
import type { SchoolSlug } from './school-list'

/** Finds by name, or says which name was wrong: a text of the demonstration refers to something that isn't there. */
const ledger = (what: string) => {
  const ids = new Map<string, string>()
  return {
    note: (name: string, id: string) => void ids.set(name, id),
    find: (name: string): string => {
      const id = ids.get(name)
      if (id === undefined) throw new Error(`The demonstration knows no ${what} called "${name}".`)
      return id
    },
  }
}

/** Where the demonstration is acted out: the people of the schools do what they would do, through the system's doors. */
export type Stage = ReturnType<typeof openStage>

export const openStage = (payload: Payload) => {
  const schools = ledger('school')
  const people = ledger('person')
  const pictures = ledger('picture')
  const items = ledger('item')
  const frameworks = ledger('framework')

  /** A request of its own for each act, as each comes from a browser of its own. */
  const as = async (email: string): Promise<PayloadRequest> => {
    const user = await payload.findByID({ collection: 'users', id: people.find(email), depth: 0 })
    return createLocalReq({ user: { ...user, collection: 'users' } }, payload)
  }

  /** What nobody at a school makes: accounts, schools, pictures. */
  const make = async <C extends CollectionSlug>(
    collection: C,
    data: RequiredDataFromCollectionSlug<C>,
    file?: { data: Buffer; mimetype: string; name: string; size: number },
  ): Promise<string> => {
    const made = await payload.create({
      collection,
      data: data as never,
      depth: 0,
      context: actingFor('seeding'),
      ...(file ? { file } : {}),
    })
    return String((made as { id: unknown }).id)
  }

  const create = async <C extends ApprovedCollection>(
    email: string,
    collection: C,
    data: RequiredDataFromCollectionSlug<C>,
  ): Promise<string> => {
    const made = await payload.create({
      collection,
      data: data as never,
      depth: 0,
      overrideAccess: false,
      req: await as(email),
    })
    return String((made as { id: unknown }).id)
  }

  /** Writes a piece as the school's office does; it is a draft. */
  const write = async <C extends ItemCollection>(collection: C, piece: Piece<C>): Promise<string> => {
    const data = {
      ...piece.data,
      school: schools.find(piece.by),
      coSigningSchools: (piece.signedWith ?? []).map((slug) => schools.find(slug)),
    }
    const id = await create(editorOf(piece.by), collection, data as never)
    if (piece.key) items.note(piece.key, id)
    return id
  }

  const edit = async <C extends ApprovedCollection>(
    email: string,
    collection: C,
    id: string,
    data: Partial<RequiredDataFromCollectionSlug<C>>,
  ): Promise<void> => {
    await payload.update({
      collection,
      id,
      data: data as never,
      depth: 0,
      overrideAccess: false,
      req: await as(email),
    })
  }

  const send = async (school: SchoolSlug, collection: ApprovedCollection, id: string, note?: string) =>
    submit(await as(editorOf(school)), collection, id, note === undefined ? {} : { note })

  /** The version that this person would be shown. */
  const shownTo = async (email: string, collection: ApprovedCollection, id: string): Promise<string> =>
    (await reviewOf(await as(email), collection, id)).version

  const sign = async (
    email: string,
    collection: ApprovedCollection,
    id: string,
    note?: string,
  ): Promise<void> => {
    const version = await shownTo(email, collection, id)
    await approve(await as(email), collection, id, { version, ...(note === undefined ? {} : { note }) })
  }

  const sendBack = async (email: string, collection: ApprovedCollection, id: string, note: string) => {
    const version = await shownTo(email, collection, id)
    await requestChanges(await as(email), collection, id, { version, note })
  }

  const take = async (
    school: SchoolSlug,
    collection: ApprovedCollection,
    id: string,
    localNote: string,
  ): Promise<void> => {
    const { publishedVersion } = await reviewOf(await as(headOf(school)), collection, id)
    const answer = { version: publishedVersion ?? '', decision: 'accept', localNote } as const
    await receive(await as(headOf(school)), collection, id, answer)
  }

  const takeBack = async (school: SchoolSlug, collection: ApprovedCollection, id: string, reason: string) =>
    withdraw(await as(headOf(school)), collection, id, { reason })

  /** Every headteacher who must sign does so, in the order in which they are asked. */
  const signByAll = async (by: SchoolSlug, collection: ApprovedCollection, id: string): Promise<void> => {
    const { required } = await reviewOf(await as(headOf(by)), collection, id)
    for (const { slug } of required) await sign(headOf(slug as SchoolSlug), collection, id)
  }

  /** Written by the office, submitted, and signed by every headteacher who must. */
  const publish = async <C extends ItemCollection>(collection: C, piece: Piece<C>): Promise<string> => {
    const id = await write(collection, piece)
    await send(piece.by, collection, id)
    await signByAll(piece.by, collection, id)
    return id
  }

  const known: Known = {
    school: schools.find,
    picture: pictures.find,
    item: items.find,
    framework: frameworks.find,
  }
  return {
    payload,
    known,
    as,
    schools,
    people,
    pictures,
    items,
    frameworks,
    make,
    create,
    write,
    edit,
    send,
    sign,
    signByAll,
    sendBack,
    take,
    takeBack,
    publish,
  }
}
