import type {
  CollectionConfig,
  DocumentTabCondition,
  EditConfig,
  GlobalConfig,
  PayloadRequest,
  Plugin,
} from 'payload'
import { actorOf, hasRole, writers } from '../../access/roles'
import { relatedId } from '../../content/related-id'
import { approvedCollections, type ApprovedCollection } from '../../alliance/item'
import { reviewAddress } from '../admin-addresses'

/** Payload's tab with the document as JSON: for whoever looks after the system. */
const onlyForAdministrator: DocumentTabCondition = ({ req }) => actorOf(req)?.allianceAdmin === true

const withoutApiTab = <Entity extends CollectionConfig | GlobalConfig>(entity: Entity): Entity => {
  const { admin } = entity
  const edit = admin?.components?.views?.edit
  return {
    ...entity,
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        views: {
          ...admin?.components?.views,
          edit: { ...edit, api: { tab: { condition: onlyForAdministrator } } },
        },
      },
    },
  }
}

const isApproved = (slug: string): slug is ApprovedCollection =>
  (approvedCollections as readonly string[]).includes(slug)

/**
 * Where a list leads: who writes for the school, to the form; everybody else to the review, which is made to be read,
 * rather than to a form in grey.
 */
const leadsWhere =
  (collection: ApprovedCollection) =>
  ({
    doc,
    defaultURL,
    req,
  }: {
    doc: Record<string, unknown>
    defaultURL: string
    req: PayloadRequest
  }): string => {
    const writes = hasRole(actorOf(req), relatedId(doc.school) ?? '', writers)
    return writes ? defaultURL : reviewAddress(collection, String(doc.id))
  }

/** An item's list leads whoever only reads to the review, and its versions say what became of them. */
const withReadingViews = (collection: CollectionConfig): CollectionConfig => {
  if (!isApproved(collection.slug)) return collection
  const { components } = collection.admin ?? {}
  const { views } = components ?? {}
  const versions = { Component: '/src/admin/office/history-view#HistoryView' }
  return {
    ...collection,
    admin: {
      ...collection.admin,
      formatDocURL: leadsWhere(collection.slug),
      components: {
        ...components,
        views: { ...views, edit: { ...views?.edit, versions } as EditConfig },
      },
    },
  }
}

/** The admin for people in an office: without what only speaks to programs, and with what reads rather than a form in grey. */
export const officePlugin: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map(withoutApiTab).map(withReadingViews),
  globals: (config.globals ?? []).map(withoutApiTab),
})
