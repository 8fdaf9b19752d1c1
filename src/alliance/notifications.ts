import type { PayloadRequest, Where } from 'payload'
import { rolesBySchool, signers, type Actor } from '../access/roles'
import { publishedTimes, writtenTimes } from '../calendar/event-times'
import { settingsOf } from '../settings/settings-of'
import { eventInWords, repetitionInWords } from '../words/event-in-words'
import { words as siteWords } from '../words/words'
import type { Notice } from '../plugins/approval/options'
import { tellPerson } from './telling/ways-to-tell'

export type User = Actor & { email: string }

/** All people that a condition holds for, as the request's transaction sees them. */
export const usersWhere = async (req: PayloadRequest, where: Where): Promise<User[]> => {
  const { docs } = await req.payload.db.find<User>({
    collection: 'users',
    where,
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

/** Every headteacher, and covering deputy, of the schools. */
const signersOf = async (req: PayloadRequest, schools: readonly string[]): Promise<User[]> => {
  const users = await usersWhere(req, { 'schools.school': { in: schools } })
  return users.filter((user) => {
    const roles = rolesBySchool(user)
    return schools.some((school) => signers.some((role) => roles.get(school)?.has(role)))
  })
}

const english = siteWords.en

type Words = { subject: string; sentence: string; noteBy: string; address: string }

const words: Record<Notice['what'], Words> = {
  submitted: {
    subject: 'Waiting for your approval',
    sentence: 'is waiting for your approval.',
    noteBy: 'The author says',
    address: 'Read it and decide here',
  },
  published: {
    subject: 'Published',
    sentence: 'was approved and is now published.',
    noteBy: 'The headteacher says',
    address: 'See it here',
  },
  'changes-requested': {
    subject: 'Changes requested',
    sentence: 'was sent back to you.',
    noteBy: 'The headteacher says',
    address: 'See it here',
  },
  stopped: {
    subject: 'Withdrawn before it went live',
    sentence: 'was approved for a later time, and will not go live: it was withdrawn.',
    noteBy: 'The reason given',
    address: 'See it here',
  },
  'withdrawn-along': {
    subject: 'Withdrawn with its original',
    sentence: 'was withdrawn together with its original. Where the original comes back, submit it again.',
    noteBy: 'The reason given',
    address: 'See it here',
  },
  'not-published': {
    subject: 'Not published',
    sentence: 'was approved for a set time, and did not go live when it came.',
    noteBy: 'The reason',
    address: 'See it here, and what to do',
  },
  'not-withdrawn': {
    subject: 'Not taken down',
    sentence: 'was to come down at a set time, and is still public.',
    noteBy: 'The reason',
    address: 'See it here, and what to do',
  },
  'given-back': {
    subject: 'Sent back',
    sentence: 'cannot be approved as it is, and was sent back to its author.',
    noteBy: 'The reason',
    address: 'See it here',
  },
}

const usersNamed = (req: PayloadRequest, ids: readonly string[]): Promise<User[]> =>
  ids.length === 0 ? Promise.resolve([]) : usersWhere(req, { id: { in: ids } })

/** Where somebody reads and decides about an item, for e-mails. */
export const fullReviewAddress = ({ payload }: PayloadRequest, collection: string, id: string): string =>
  `${settingsOf(payload).publicUrl}/admin/review/${collection}/${id}`

/** Of an event, when it takes place, as its page says it; a draft may have no start yet. */
const whenOf = (collection: string, item: Notice['item']): string[] => {
  if (collection !== 'events') return []
  const event = item as Readonly<Record<string, unknown>>
  const written = writtenTimes(event)
  if (!written.start) return []
  const times = { ...publishedTimes(written), status: 'scheduled' as const }
  const notes = { cancelled: english.cancelledNote, postponed: english.postponedNote }
  return [
    [
      `${english.when}: ${eventInWords(times, 'en', new Date())}`,
      repetitionInWords(times, 'en'),
      notes[event.status as keyof typeof notes] ?? '',
    ]
      .filter(Boolean)
      .join('\n'),
  ]
}

/** Tells everybody whom a notice concerns: to those who must sign, or to those it names. */
export const notify = async (
  req: PayloadRequest,
  { what, collection, item, parties, people, note }: Notice,
): Promise<void> => {
  const users = await (what === 'submitted' ? signersOf(req, parties) : usersNamed(req, people))
  const { subject, sentence, noteBy, address } = words[what]
  const title = item.title ?? 'untitled'
  for (const user of users) {
    await tellPerson(req, user, {
      subject: `${subject}: ${title}`,
      text: [
        `Dear ${user.name}`,
        `"${title}" ${sentence}`,
        ...whenOf(collection, item),
        ...(note ? [`${noteBy}: ${note}`] : []),
        `${address}: ${fullReviewAddress(req, collection, item.id)}`,
      ].join('\n\n'),
    })
  }
}
