import type { PayloadRequest } from 'payload'
import { relatedId } from '@kpsa/payload-content'
import type { Approval, ApprovalOptions, Person } from './options'
import { ownComponents } from './admin/own-components'
import { filesShown } from './versions/files-shown'
import { recordPlainly } from './records/record-plainly'

const signedIn = ({ user }: PayloadRequest): Person | undefined => {
  if (!user) return undefined
  const { id, name, email } = user as { id: unknown; name?: unknown; email?: unknown }
  const known = [name, email].find((one): one is string => typeof one === 'string' && one !== '')
  return { id: String(id), name: known ?? '' }
}

/** Puts the defaults in: denied wherever no answer is sensible. */
export const withDefaults = (options: ApprovalOptions): Approval => {
  const signs = (req: PayloadRequest, owner: string) => Object.hasOwn(options.signsFor(req), owner)
  return {
    mayRead: (req, owner) => options.mayWrite(req, owner) || signs(req, owner),
    mayWithdraw: signs,
    mustSign: (item) => [relatedId(item[options.owner.field]) ?? ''],
    excused: () => false,
    whyExcused: () => 'Who has not signed is waited for no more.',
    allowsOwnApproval: () => false,
    person: signedIn,
    problems: () => Promise.resolve([]),
    goingAlong: () => Promise.resolve([]),
    liveChanged: () => Promise.resolve(),
    withdrawn: () => Promise.resolve(),
    record: recordPlainly,
    notify: () => Promise.resolve(),
    shown: filesShown,
    namesIn: () => Promise.resolve({}),
    notShown: [],
    refusals: {},
    ...options,
    components: { ...ownComponents, ...options.components },
  }
}
