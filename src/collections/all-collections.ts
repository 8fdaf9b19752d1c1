import { extensionCollections } from '@extensions/collections'
import type { CollectionConfig } from 'payload'
import type { Env } from '../settings/env'
import { auditEntries } from './records/audit-entries'
import { counters } from './records/counters'
import { events } from './items/events'
import { letters } from './items/letters'
import { lppaEvidence } from './items/lppa-evidence'
import { lppaFrameworks } from './schools/lppa-frameworks'
import { media } from './media/media'
import { mentions } from './records/mentions'
import { newsletters } from './items/newsletters'
import { pages } from './items/pages'
import { publicFiles } from './records/public-files'
import { publications } from './records/publications'
import { receipts } from './records/receipts'
import { schools } from './schools/schools'
import { secondFactors } from './people/second-factors'
import { signOffs } from './records/sign-offs'
import { siteClients } from './records/site-clients'
import { sites } from './records/sites'
import { translations } from './items/translations'
import { users } from './people/users'
import { webhookDeliveries } from './records/webhook-deliveries'

/** In the order of the admin's menu. The approval plugin adds what makes items and translations approvable. */
export const allCollections = (settings: Env): CollectionConfig[] => [
  letters,
  newsletters,
  events,
  pages,
  translations,
  media(settings),
  lppaEvidence,
  lppaFrameworks,
  schools,
  users(settings),
  siteClients,
  webhookDeliveries,
  signOffs,
  publications,
  auditEntries,
  sites,
  publicFiles,
  receipts,
  counters,
  mentions,
  secondFactors,
  // Last: the names of indexes count collections, and ours stay as they are.
  ...extensionCollections,
]
