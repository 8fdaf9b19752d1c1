import { getTranslation } from '@payloadcms/translations'
import { Link } from '@payloadcms/ui'
import type { CollectionSlug, DefaultServerCellComponentProps } from 'payload'
import { relatedId } from '../../content/related-id'
import { editAddress } from '../admin-addresses'
import { auditSentence } from './audit-sentence'
import { namesOfSchools } from './names-of-schools'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** In the audit log, an entry as a sentence that leads to the entry. */
export const AuditSentenceCell = async ({
  rowData,
  payload,
  i18n,
}: Pick<DefaultServerCellComponentProps, 'rowData' | 'payload' | 'i18n'>) => {
  const row = rowData as Record<string, unknown>
  const collection = text(row.itemCollection) ?? ''
  const known = Object.hasOwn(payload.collections, collection)
  const kind = known
    ? getTranslation(payload.collections[collection as CollectionSlug].config.labels.singular, i18n)
    : ''
  const entry = {
    action: text(row.action),
    itemCollection: collection,
    itemTitle: text(row.itemTitle),
    byName: text(row.byName),
  }
  const school = (await namesOfSchools(payload)).get(relatedId(row.school) ?? '')
  return (
    <Link href={editAddress('audit-entries', String(row.id))}>
      {auditSentence(entry, kind.toLowerCase(), school)}
    </Link>
  )
}
