import type { UIFieldServerProps } from 'payload'
import { holdingsOfClient } from '../../publications/holdings'
import { HoldingsTable } from './holdings-table'

/** On a site client: which version of each item it has fetched with its key. */
export const ReceiptsTable = async ({ id, req }: UIFieldServerProps) => {
  if (id === undefined) return null
  const client = await req.payload.findByID({
    collection: 'site-clients',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (!client) return null
  const holdings = await holdingsOfClient(req, { id: String(client.id), school: client.school })
  return (
    <section aria-labelledby="kpsa-receipts" className="kpsa-panel">
      <h3 id="kpsa-receipts">What this website has</h3>
      {holdings.length === 0 ? (
        <p>With its key, nothing of your school’s site has been fetched yet.</p>
      ) : (
        <HoldingsTable
          caption="What it was last answered with, its key being sent. What it shows may differ."
          first={{ heading: 'Item', cell: ({ kind, slug }) => `${kind} ${slug}` }}
          holdings={holdings}
        />
      )}
    </section>
  )
}
