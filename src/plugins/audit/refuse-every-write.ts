import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
} from 'payload'
import { CodedError } from '@kpsa/payload-content'

const refusal = (): CodedError =>
  new CodedError(
    'not-allowed',
    403,
    'The audit log is written by the system. Nobody can change or delete entries.',
  )

const reads = new Set<string>(['read', 'readDistinct', 'count', 'countVersions'])

/**
 * Refuses by whatever door of Payload's, also where access is overridden: a hook or a plugin that asks Payload to
 * write here is refused like a person.
 */
export const refuseEveryWrite: CollectionBeforeOperationHook = ({ operation }) => {
  if (!reads.has(operation)) throw refusal()
}

export const refuseWriting: CollectionBeforeChangeHook = () => {
  throw refusal()
}

export const refuseDeletion: CollectionBeforeDeleteHook = () => {
  throw refusal()
}
