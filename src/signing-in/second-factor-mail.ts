import type { PayloadRequest } from 'payload'
import { byMail } from '../alliance/telling/by-mail'
import { settingsOf } from '../settings/settings-of'

const news = {
  'switched-on': {
    subject: 'Your second step for signing in is on',
    text: 'From now on, signing in asks for a code from your app as well as your password.',
  },
  'switched-off': {
    subject: 'Your second step for signing in is off',
    text: 'From now on, signing in asks for your password alone.',
  },
  'reset-by-administrator': {
    subject: 'Your second step for signing in was removed',
    text: 'The alliance administrator removed it, and you are signed out everywhere. You can set it up again when you sign in.',
  },
  'wrong-codes': {
    subject: 'Wrong codes for your account',
    text: 'Somebody gave your password, and then five wrong codes. Codes are refused for ten minutes.',
  },
} as const

/** Queues a message to the person, who may not be the one who did it. */
export const mailAboutSecondFactor = async (
  req: PayloadRequest,
  person: { name?: string | null; email: string },
  what: keyof typeof news,
): Promise<void> => {
  const { subject, text } = news[what]
  await byMail.tell(req, person, {
    subject,
    text: [
      `Dear ${person.name ?? 'colleague'}`,
      text,
      `If this was not you, change your password at ${settingsOf(req.payload).publicUrl}/admin/account and tell the alliance administrator.`,
    ].join('\n\n'),
  })
}
