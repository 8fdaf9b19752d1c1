import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import type { Item } from '../item'
import { approvalOf, ownerOf, type Approval, type Person } from '../options'
import { refusal } from '../refusals'
import { askedStates } from '../states'

/** The person behind a request, as the collection's options see it. */
export const personBehind = (req: PayloadRequest, collection: string): Person | undefined =>
  approvalOf(req, collection).person(req)

/** @throws ApprovalError not-signed-in */
export const requirePerson = (req: PayloadRequest, collection: string): Person => {
  const person = personBehind(req, collection)
  if (!person) throw new ApprovalError('not-signed-in')
  return person
}

/** @throws ApprovalError not-signed-in; the refusals not-a-writer, not-yours */
export const requireWriter = (req: PayloadRequest, collection: string, item: Item): Person => {
  const person = requirePerson(req, collection)
  const approval = approvalOf(req, collection)
  const owner = ownerOf(approval, item)
  if (!approval.mayWrite(req, owner)) {
    throw refusal(approval, approval.mayRead(req, owner) ? 'not-a-writer' : 'not-yours')
  }
  return person
}

/** @throws ApprovalError not-signed-in; the refusal not-a-signer */
export const requireWithdrawer = (req: PayloadRequest, collection: string, item: Item): Person => {
  const person = requirePerson(req, collection)
  const approval = approvalOf(req, collection)
  if (!approval.mayWithdraw(req, ownerOf(approval, item))) throw refusal(approval, 'not-a-signer')
  return person
}

const isAsked = (req: PayloadRequest, approval: Approval, item: Item): boolean => {
  if (!askedStates.includes(item.workflow.state)) return false
  const signsFor = approval.signsFor(req)
  const asked = [...approval.mustSign(item), ...(approval.receiving?.parties(item) ?? [])]
  return asked.some((party) => Object.hasOwn(signsFor, party))
}

/**
 * Whether a person may read this version: who may read the owner's drafts, who decides about taking down what the
 * owner published, and whoever was asked about it.
 */
export const mayReadVersion = (req: PayloadRequest, collection: string, item: Item): boolean => {
  const approval = approvalOf(req, collection)
  if (!approval.person(req)) return false
  const owner = ownerOf(approval, item)
  return approval.mayRead(req, owner) || approval.mayWithdraw(req, owner) || isAsked(req, approval, item)
}
