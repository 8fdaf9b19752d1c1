import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { ScriptError, withPayload } from './with-payload'

const usage = `
npm run verify-audit [-- --head HASH]

Looks through the audit log and finds every entry that was removed, changed, moved or inserted. Prints how many entries
there are, and the head: the hash of the newest, which stands for all before it. Note it where nobody who can write to
the database can: then a log that was rewritten as a whole is found too. Changes nothing; safe while the program runs.
Ends with 0 where all is well, else with 1.

  --head HASH   also look for a head that was noted earlier
  --help        this text
`

const { values } = readOptions(usage, { head: { type: 'string' } })

const counted = (number: number, singular: string, plural: string): string =>
  `${number} ${number === 1 ? singular : plural}`

await withPayload(async (payload) => {
  const noted = values.head?.toLowerCase()
  if (noted !== undefined && !/^[0-9a-f]{64}$/.test(noted)) {
    throw new ScriptError('A head is 64 digits from 0 to 9 and a to f, as this command prints it.')
  }
  const { verifyChain } = await import('../src/audit/verify-chain')
  const report = await withProgress('Looking through the audit log', () => verifyChain(payload, noted))
  const { beforeChain, entries, faults, head, notedAt } = report
  if (beforeChain > 0) {
    const many = counted(beforeChain, 'entry', 'entries')
    console.log(`Before the chain: ${many} without a hash, for which nothing vouches.`)
  }
  if (noted !== undefined) {
    if (notedAt === undefined) faults.push('The head that you noted is not there any more.')
    else console.log(`The head that you noted is entry ${notedAt}.`)
  }
  if (faults.length > 0) {
    const many = counted(faults.length, 'fault', 'faults')
    throw new ScriptError([...faults, `${counted(entries, 'entry', 'entries')}, ${many}.`].join('\n'))
  }
  console.log(`${counted(entries, 'entry', 'entries')}, unbroken${head ? `, head ${head}` : ''}`)
})
