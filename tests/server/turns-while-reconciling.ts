import { getPayload } from 'payload'
import config from '../../payload.config'
import { completeMentions } from '../../src/mentions/complete-mentions'
import { reconcile } from '../../src/publications/mending/reconcile'

/** How often others had their turn while all items were looked through: `{ items, reconciling, completing }`. */
const payload = await getPayload({ config })

const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let turns = 0
  let next = setImmediate(function again() {
    turns += 1
    next = setImmediate(again)
  })
  await work()
  clearImmediate(next)
  return turns
}

let items = 0
const reconciling = await turnsDuring(async () => {
  items = (await reconcile(payload)).items
})
const completing = await turnsDuring(() => completeMentions(payload))
process.stdout.write(`${JSON.stringify({ items, reconciling, completing })}\n`)
process.exit(0)
