import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import type { Config, EmailAdapter, Payload } from 'payload'
import nodemailer from 'nodemailer'
import { textOfHtml } from '../publications/forms/rich-text-html'
import type { Env } from '../settings/env'
import { logger } from '../settings/logger'

/** A message as the demonstration keeps it. `at` is RFC 3339 UTC. */
export type KeptMail = { at: string; to: string; subject: string; text: string }

const keptBy = new WeakMap<Payload, KeptMail[]>()
const mostKept = 200

/** The demonstration's messages, newest first; they go nowhere and end with the program. */
export const keptMail = (payload: Payload): readonly KeptMail[] => keptBy.get(payload) ?? []

const addressOf = (to: unknown): string =>
  typeof to === 'string'
    ? to
    : Array.isArray(to)
      ? to.map(addressOf).join(', ')
      : ((to as { address?: string })?.address ?? '')

const words = ({ text, html }: { text?: unknown; html?: unknown }): string =>
  typeof text === 'string' ? text : typeof html === 'string' ? textOfHtml(html) : ''

const keepingAdapter =
  (from: string): EmailAdapter =>
  ({ payload }) => ({
    name: 'kept in memory',
    defaultFromAddress: from,
    defaultFromName: '',
    sendEmail: (message) => {
      const mail = {
        at: new Date().toISOString(),
        to: addressOf(message.to),
        subject: message.subject ?? '',
        text: words(message),
      }
      keptBy.set(payload, [mail, ...keptMail(payload)].slice(0, mostKept))
      return Promise.resolve()
    },
  })

/** Without a mail server nothing can be sent. The log says so, without saying to whom. */
const missingAdapter =
  (from: string): EmailAdapter =>
  () => ({
    name: 'no mail server',
    defaultFromAddress: from,
    defaultFromName: '',
    sendEmail: () => {
      logger.warn('A message could not be sent: set SMTP_URL to the address of a mail server.')
      return Promise.resolve()
    },
  })

/** In milliseconds. A mail server that says nothing must not hold a message for minutes: it is tried again later. */
const patience = { connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '30000' }

/** The address of the mail server with how long to wait for it, unless it says so itself. */
const withPatience = (smtpUrl: string): string => {
  const [address = '', given = ''] = smtpUrl.split('?', 2)
  const query = new URLSearchParams({ ...patience, ...Object.fromEntries(new URLSearchParams(given)) })
  return `${address}?${query.toString()}`
}

/** How mail leaves: over SMTP; in the demonstration not at all. */
export const mailAdapter = (env: Env): NonNullable<Config['email']> => {
  if (env.demo) return keepingAdapter(env.mailFrom)
  if (!env.smtpUrl) return missingAdapter(env.mailFrom)
  return nodemailerAdapter({
    defaultFromAddress: env.mailFrom,
    defaultFromName: '',
    skipVerify: true,
    transport: nodemailer.createTransport(withPatience(env.smtpUrl)),
  })
}
