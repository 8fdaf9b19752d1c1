import type { PayloadRequest, TaskConfig } from 'payload'
import { rolesBySchool, signers, type Actor } from '../access/roles'
import { env } from '../server/env'
import type { ApprovedCollection, Item } from './item'
import { requiredSchools } from './schools'

type Mail = { to: string; subject: string; text: string }

/** Sends one message. Queued in the transaction of what it tells of, so that it is sent if and only if that holds. */
export const sendMailTask: TaskConfig<{ input: Mail; output: object }> = {
  slug: 'send-mail',
  label: 'Send an e-mail',
  retries: { attempts: 8, backoff: { type: 'exponential', delay: 30_000 } },
  inputSchema: [
    { name: 'to', type: 'text', required: true },
    { name: 'subject', type: 'text', required: true },
    { name: 'text', type: 'textarea', required: true },
  ],
  handler: async ({ input, req }) => {
    await req.payload.sendEmail({ from: env().mailFrom, ...input })
    return { output: {} }
  },
}

const queueMail = async (req: PayloadRequest, mail: Mail): Promise<void> => {
  await req.payload.jobs.queue({ task: 'send-mail', input: mail, req })
}

type User = Actor & { email: string }

const usersWhere = async (req: PayloadRequest, where: Record<string, unknown>): Promise<User[]> => {
  const { docs } = await req.payload.db.find<User>({
    collection: 'users',
    where: where as Parameters<typeof req.payload.db.find>[0]['where'],
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

export const reviewAddress = (collection: ApprovedCollection, id: string): string =>
  `${env().publicUrl}/admin/review/${collection}/${id}`

/** Tells every headteacher, and covering deputy, who must sign. */
export const notifySubmitted = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Item,
  note: string | undefined,
): Promise<void> => {
  const required = (await requiredSchools(req, item)).map((school) => school.id)
  const users = await usersWhere(req, { 'schools.school': { in: required } })
  for (const user of users) {
    const roles = rolesBySchool(user)
    const signs = required.some((school) => signers.some((role) => roles.get(school)?.has(role)))
    if (!signs) continue
    await queueMail(req, {
      to: user.email,
      subject: `Waiting for your approval: ${item.title ?? 'untitled'}`,
      text: [
        `Dear ${user.name}`,
        `"${item.title ?? 'untitled'}" is waiting for your approval.`,
        ...(note ? [`The author says: ${note}`] : []),
        `Read it and decide here: ${reviewAddress(collection, item.id)}`,
      ].join('\n\n'),
    })
  }
}

const outcomes = {
  published: { subject: 'Published', sentence: 'was approved and is now published.' },
  'changes-requested': { subject: 'Changes requested', sentence: 'was sent back to you.' },
  'not-published': {
    subject: 'Not published',
    sentence: 'did not go live at its time, since what was approved has changed. Submit it again.',
  },
} as const

/** Tells whoever submitted an item what became of it. */
export const notifyAuthor = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Item,
  outcome: keyof typeof outcomes,
  note?: string,
): Promise<void> => {
  if (!item.workflow.submittedBy) return
  const [author] = await usersWhere(req, { id: { equals: item.workflow.submittedBy } })
  if (!author) return
  const { subject, sentence } = outcomes[outcome]
  await queueMail(req, {
    to: author.email,
    subject: `${subject}: ${item.title ?? 'untitled'}`,
    text: [
      `Dear ${author.name}`,
      `"${item.title ?? 'untitled'}" ${sentence}`,
      ...(note ? [`The headteacher says: ${note}`] : []),
      `See it here: ${reviewAddress(collection, item.id)}`,
    ].join('\n\n'),
  })
}
