import type { UIFieldServerProps } from 'payload'
import { holdingsOfItem } from '../../publications/holdings'
import { HoldingsTable } from './holdings-table'

/** On an item: which websites have fetched it, among those whose site clients this person may see. */
export const HeldBy = async ({ id, req }: UIFieldServerProps) => {
  if (id === undefined) return null
  const { docs } = await req.payload
    .find({
      collection: 'site-clients',
      depth: 0,
      limit: 1000,
      pagination: false,
      overrideAccess: false,
      req,
    })
    // Who may see none is refused.
    .catch(() => ({ docs: [] }))
  if (docs.length === 0) return null
  const names = new Map(docs.map((doc) => [String(doc.id), doc.name]))
  const holdings = await holdingsOfItem(req, String(id), [...names.keys()])
  if (holdings.length === 0) return null
  return (
    <section aria-labelledby="kpsa-held-by" className="kpsa-panel">
      <h3 id="kpsa-held-by">Who holds this</h3>
      <HoldingsTable
        caption="Websites that fetched it with their key"
        first={{
          heading: 'Website',
          cell: ({ client, site }) => `${names.get(client) ?? ''}, of the site ${site}`,
        }}
        holdings={holdings}
      />
    </section>
  )
}
