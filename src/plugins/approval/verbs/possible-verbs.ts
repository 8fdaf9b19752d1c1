import type { PayloadRequest } from 'payload'
import type { Item } from '../item'
import { approvalOf, ownerOf, type Approval } from '../options'
import { decisionsAbout, signOffsOf } from '../records/sign-offs'
import { readableVersion } from '../review'
import { isPossible, transitions, type By, type Verb } from '../states'
import { nameOf } from '../versions/version-hash'

type Asked = { req: PayloadRequest; approval: Approval; item: Item; decided: ReadonlySet<string> }

const isTheRightPerson: Record<By, (asked: Asked) => boolean> = {
  writer: ({ req, approval, item }) => approval.mayWrite(req, ownerOf(approval, item)),
  signer: ({ req, approval, item, decided }) => {
    const signsFor = approval.signsFor(req)
    return approval.mustSign(item).some((party) => Object.hasOwn(signsFor, party) && !decided.has(party))
  },
  withdrawer: ({ req, approval, item }) => approval.mayWithdraw(req, ownerOf(approval, item)),
  receiver: ({ req, approval: { receiving, signsFor }, item }) => {
    const own = signsFor(req)
    const shared = receiving?.shared
    return (
      (receiving?.parties(item) ?? []).some((party) => Object.hasOwn(own, party)) ||
      (shared !== undefined && shared.isOffered(item) && shared.roleOf(req) !== undefined)
    )
  },
}

/**
 * The verbs that this person can call now, as far as can be known before; each judges for itself.
 *
 * @throws ApprovalError not-found, not-signed-in; the refusal not-yours
 */
export const possibleVerbs = async (req: PayloadRequest, collection: string, id: string): Promise<Verb[]> => {
  const { item, live } = await readableVersion(req, collection, id)
  const approval = approvalOf(req, collection)
  const { version } = await nameOf(req, collection, item)
  const decided = new Set(decisionsAbout(await signOffsOf(req, collection, id), item, version).keys())
  const { state, scheduledVersion } = item.workflow
  const standing = { state, live: live !== undefined, scheduled: scheduledVersion !== null }
  return (
    transitions
      .filter((transition) => isPossible(transition, standing))
      // Who decides about the live version must see that one, and not a newer one.
      .filter(({ from, needs }) => {
        const isAboutLive = from === 'what is live' && needs.includes('version')
        return !isAboutLive || live?.workflow.version === version
      })
      .filter(({ by }) => isTheRightPerson[by]({ req, approval, item, decided }))
      .map(({ verb }) => verb)
  )
}
