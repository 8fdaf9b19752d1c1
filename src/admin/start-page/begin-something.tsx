import { Link } from '@payloadcms/ui'
import type { PayloadRequest } from 'payload'
import { itemCollections, type ItemCollection } from '../../alliance/item'
import { asSlug } from '../../plugins/approval/item'
import { nameOf } from './list-address'

/** What a kind's button says: its own words (`custom.beginWords` of the collection), or its name. */
const beginWords = (req: PayloadRequest, collection: ItemCollection): string => {
  const own: unknown = req.payload.collections[asSlug(collection)].config.custom?.beginWords
  return typeof own === 'string' ? own : `New: ${nameOf(req, collection, 'singular')}`
}

/** A row of buttons, one for each kind of item. */
export const BeginSomething = ({ req }: { req: PayloadRequest }) => (
  <ul aria-label="Write something new" className="kpsa-begin">
    {(Object.keys(itemCollections) as ItemCollection[]).map((collection) => (
      <li key={collection}>
        <Link className="kpsa-button" href={`/admin/collections/${collection}/create`}>
          {beginWords(req, collection)}
        </Link>
      </li>
    ))}
  </ul>
)
