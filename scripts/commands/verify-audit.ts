import { command } from '../command'
import { withPayload } from '../with-payload'
import { ScriptError } from '../script-error'

const usage = `
npm run verify-audit [-- --head NUMBER:HASH]

Looks through the audit log and finds every entry that was removed, changed, moved or inserted. Prints how many entries
there are, and the head: number and hash of the newest, which stands for all before it. The program's own log has the
head of each day. Keep it where nobody who can write to the database can: then a log whose end was cut off, or that was
rewritten as a whole, is found too. Changes nothing; safe while the program runs. Ends with 0 where all is well, else
with 1.

  --head NUMBER:HASH   also look for a head that was noted earlier; the hash alone will do
  --help               this text
`

const counted = (number: number, singular: string, plural: string): string =>
  `${number} ${number === 1 ? singular : plural}`

/** @throws ScriptError */
const readHeadOption = (given: string): { number: number | undefined; hash: string } => {
  const form = /^(?:(\d{1,15}):)?((?:[0-9a-f]{8}-)?[0-9a-f]{64})$/
  const [, number, hash] = form.exec(given.trim().toLowerCase()) ?? []
  if (hash !== undefined) return { number: number === undefined ? undefined : Number(number), hash }
  throw new ScriptError(
    'A head is a number, a colon and a hash of digits from 0 to 9 and a to f, as this command and the log have it.',
  )
}

/** Why a head that was noted may not be there. */
const lostHead = (noted: number | undefined, newest: number): string => {
  if (noted === undefined) return 'The head that you noted is not there any more.'
  return noted > newest
    ? `The end was cut off: the head that you noted is entry ${noted}, and the newest is ${newest}. ${counted(noted - newest, 'entry is', 'entries are')} missing.`
    : `Entry ${noted} is not the one that you noted: the log was written anew, or a backup was restored.`
}

const newSecret = 'After a change of PAYLOAD_SECRET, give the former one in AUDIT_FORMER_SECRETS.'

export const verifyAudit = command({
  usage,
  options: { head: { type: 'string' } },
  run: ({ values, settings, say, progress }) =>
    withPayload(settings, async (payload) => {
      const noted = values.head === undefined ? undefined : readHeadOption(values.head)
      const { verifyChain } = await import('../../src/plugins/audit/verify-chain')
      const { auditOf } = await import('../../src/plugins/audit/options')
      const { headAsText } = await import('../../src/audit/note-heads')
      const report = await progress('Looking through the audit log', () =>
        verifyChain(payload, auditOf(payload).seals(), noted?.hash, newSecret),
      )
      const { beforeChain, entries, faults, head, notedAt } = report
      if (beforeChain > 0) {
        const many = counted(beforeChain, 'entry', 'entries')
        say(`Before the chain: ${many} without a hash, for which nothing vouches.`)
      }
      if (noted !== undefined) {
        if (notedAt === undefined) faults.push(lostHead(noted.number, head.number))
        else say(`The head that you noted is entry ${notedAt}.`)
      }
      if (faults.length > 0) {
        const many = counted(faults.length, 'fault', 'faults')
        throw new ScriptError([...faults, `${counted(entries, 'entry', 'entries')}, ${many}.`].join('\n'))
      }
      say(
        `${counted(entries, 'entry', 'entries')}, unbroken${head.number > 0 ? `, head ${headAsText(head)}` : ''}`,
      )
    }),
})
