import type { TaskConfig } from 'payload'
import { settingsOf } from '../../settings/settings-of'
import type { WayToTell } from './way-to-tell'

type Mail = { to: string; subject: string; text: string }

/** Sends one message. */
export const sendMailTask: TaskConfig<{ input: Mail; output: object }> = {
  slug: 'send-mail',
  label: 'Send an e-mail',
  retries: { attempts: 8, backoff: { type: 'exponential', delay: 30_000 } },
  inputSchema: [
    { name: 'to', type: 'text', required: true },
    { name: 'subject', type: 'text', required: true },
    { name: 'text', type: 'textarea', required: true },
  ],
  handler: async ({ input, job, req }) => {
    // Should it be sent twice, since a process ended right after sending, mail programs show it once.
    const { mailFrom } = settingsOf(req.payload)
    const messageId = `<${job.id}@${mailFrom.split('@')[1]}>`
    await req.payload.sendEmail({ from: mailFrom, messageId, ...input })
    return { output: {} }
  },
}

export const byMail: WayToTell = {
  tell: async (req, { email }, message) => {
    await req.payload.jobs.queue({ task: 'send-mail', input: { to: email, ...message }, req })
  },
}
