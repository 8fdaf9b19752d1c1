import type { CollectionAfterOperationHook, CollectionBeforeChangeHook } from 'payload'
import { hashKey, newKey } from './keys'
import type { StoredClient } from './stored-client'

/** Keys on their way from where they are made to the answer, by their hash; in memory alone. */
const underWay = new WeakMap<object, string>()

/** A new site client gets a key. Only its hash is stored. */
export const makeFirstKey: CollectionBeforeChangeHook<StoredClient> = ({ data, operation, req }) => {
  if (operation !== 'create') return data
  const key = newKey()
  underWay.set(req, key)
  return { ...data, keys: [{ hash: hashKey(key), validUntil: null }] }
}

/** The answer to creating carries the key, once. */
export const answerWithKey: CollectionAfterOperationHook = (args) => {
  if (args.operation !== 'create') return args.result
  const key = underWay.get(args.req)
  underWay.delete(args.req)
  return key ? { ...(args.result as StoredClient), key } : args.result
}
