import type { CollectionConfig } from 'payload'
import { auditEntries } from './audit-entries'
import { counters } from './counters'
import { events } from './events'
import { letters } from './letters'
import { lppaEvidence } from './lppa-evidence'
import { lppaFrameworks } from './lppa-frameworks'
import { media } from './media'
import { mentions } from './mentions'
import { newsletters } from './newsletters'
import { pages } from './pages'
import { publicFiles } from './public-files'
import { publications } from './publications'
import { receipts } from './receipts'
import { schools } from './schools'
import { secondFactors } from './second-factors'
import { signOffs } from './sign-offs'
import { siteClients } from './site-clients'
import { sites } from './sites'
import { translations } from './translations'
import { users } from './users'
import { webhookDeliveries } from './webhook-deliveries'

/** In the order of the admin's menu. The approval plugin adds what makes items and translations approvable. */
export const allCollections: CollectionConfig[] = [
  letters,
  newsletters,
  events,
  pages,
  translations,
  media,
  lppaEvidence,
  lppaFrameworks,
  schools,
  users,
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
]
