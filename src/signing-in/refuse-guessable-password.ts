import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { relatedIds } from '../content/related-id'
import { fieldProblem } from '../validation/problem'
import { guessablePasswordProblem } from './guessable-password'

type Person = { name?: string | null; email?: string | null; schools?: { school?: unknown }[] | null }
type Given = Person & { password?: unknown; token?: unknown }

const find = async <T>(req: PayloadRequest, collection: 'users' | 'schools', where: object): Promise<T[]> => {
  const { docs } = await req.payload.db.find<T & { id: string }>({
    collection,
    where: where as NonNullable<Parameters<typeof req.payload.db.find>[0]['where']>,
    limit: 10,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

/** Whose password is set: by the id in the address, or by the token in the e-mail. */
const storedPerson = async (
  req: PayloadRequest,
  id: unknown,
  token: unknown,
): Promise<Person | undefined> => {
  if (typeof id === 'string') return (await find<Person>(req, 'users', { id: { equals: id } }))[0]
  if (typeof token !== 'string' || token === '') return undefined
  return (await find<Person>(req, 'users', { resetPasswordToken: { equals: token } }))[0]
}

const wordsAbout = async (
  req: PayloadRequest,
  people: readonly (Person | undefined)[],
): Promise<string[]> => {
  const ids = people.flatMap((person) =>
    Array.isArray(person?.schools) ? person.schools.flatMap((row) => relatedIds(row?.school)) : [],
  )
  const schools =
    ids.length === 0
      ? []
      : await find<{ name?: string; shortName?: string }>(req, 'schools', { id: { in: [...new Set(ids)] } })
  return [
    ...people.flatMap((person) => [person?.name, person?.email]),
    ...schools.flatMap(({ name, shortName }) => [name, shortName]),
  ].filter((text): text is string => typeof text === 'string')
}

/** Whatever way a password is set: by making an account, changing it, or by the link in an e-mail. */
export const refuseGuessablePassword: CollectionBeforeOperationHook = async ({
  args,
  operation,
  collection,
  req,
}) => {
  const { data, id } = args as { data?: Given; id?: unknown }
  const sets = operation === 'create' || operation === 'resetPassword' || data?.password
  const changes = ['create', 'update', 'updateByID', 'resetPassword'].includes(operation)
  if (!sets || !changes) return
  const known = await wordsAbout(req, [data, await storedPerson(req, id, data?.token)])
  const problem = await guessablePasswordProblem(data?.password, known)
  if (problem) throw fieldProblem('password', problem, collection.slug)
}
