import type { PayloadRequest } from 'payload'
import { referencesIn } from '../content/references'
import { reasonsAgainstShowing, type PeopleShown } from '../media-concerns/may-be-shown'
import type { Problem } from '../plugins/approval/problem'
import { canBeShown } from '../publications/forms/form-of'
import { collectionConfig } from '../plugins/approval/versions/stored-collection'
import { firstSaved } from '../plugins/approval/versions/version-order'
import { liveVersion } from '../plugins/approval/versions/versions'
import { isItemCollection, itemCollections, type ApprovedCollection, type Item } from '../alliance/item'
import { writingKind } from '../kinds/writing-kinds'
import type { WritingKind } from '../writing-parts/writing-kind'

const ofTranslation: Pick<WritingKind, 'richText' | 'problems'> = {
  richText: { field: 'body', name: 'The translation' },
}

/** True where a rich text holds any text or any picture. */
const hasContent = (node: unknown): boolean => {
  if (Array.isArray(node)) return node.some(hasContent)
  if (typeof node !== 'object' || node === null) return false
  const { text, type } = node as { text?: unknown; type?: unknown }
  if (typeof text === 'string' && text.trim() !== '') return true
  if (type === 'upload') return true
  return Object.values(node).some(hasContent)
}

type Medium = {
  id: string
  filename?: string
  alt?: string | null
  decorative?: boolean | null
  mimeType?: string
  people?: PeopleShown
}

const problemsOfMedium = (medium: Medium, now: Date): Problem[] => {
  const problems = reasonsAgainstShowing(medium, now)
  const name = medium.filename ?? 'A file'
  if (medium.mimeType?.startsWith('image/') && medium.decorative !== true && !medium.alt) {
    problems.push({
      code: 'no-alternative-text',
      message: `${name} has no description for people who cannot see it.`,
      blocking: true,
    })
  }
  return problems
}

const mediaOf = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Item,
): Promise<Medium[]> => {
  const fields = collectionConfig(req.payload, collection).flattenedFields
  const ids = [
    ...new Set(
      referencesIn(fields, item)
        .filter(({ relationTo }) => relationTo === 'media')
        .map(({ id }) => id),
    ),
  ]
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<Medium>({
    collection: 'media',
    where: { id: { in: ids } },
    limit: ids.length,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

const problemsOfTranslation = async (
  req: PayloadRequest,
  translation: Item,
  { relationTo, value }: NonNullable<Item['item']>,
): Promise<Problem[]> => {
  const source = await liveVersion<Item>(req, relationTo, value)
  if (!source) {
    return [
      {
        code: 'source-not-published',
        message: 'The original is not published yet. The translation appears when it is.',
        blocking: false,
      },
    ]
  }
  const { sourceVersion } = translation
  const { version } = source.workflow
  if (!sourceVersion || sourceVersion === version) return []
  const [translated, shown] = [
    await firstSaved(req, relationTo, value, sourceVersion),
    await firstSaved(req, relationTo, value, version),
  ]
  if (translated && shown && translated > shown) {
    return [
      {
        code: 'source-version-not-published',
        message:
          'This translates a version of the original that is not published yet. The translation appears when it is.',
        blocking: false,
      },
    ]
  }
  return [
    {
      code: 'stale-translation',
      message: 'The original has changed since this was translated.',
      blocking: false,
    },
  ]
}

/**
 * What stands between this version and its publication. Blocking ones refuse `submit` and `approve`; the others
 * are shown to the author and to whoever approves.
 */
export const problemsOf = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Item,
  now = new Date(),
): Promise<Problem[]> => {
  const problems: Problem[] = []
  if (!(await canBeShown(req, collection, item))) {
    problems.push({
      code: 'cannot-be-shown',
      message:
        'Something in this cannot be shown to readers. Open it, save it, and put right what is said there.',
      blocking: true,
    })
  }
  const written = isItemCollection(collection) ? writingKind(itemCollections[collection]) : ofTranslation
  const { richText } = written
  if (richText && !hasContent(item[richText.field])) {
    const message = `${richText.name} has no text yet.`
    problems.push({ code: 'no-text', message, blocking: !richText.mayBeEmpty })
  }
  if (item.withdrawAt && new Date(item.withdrawAt) <= now) {
    problems.push({
      code: 'withdraw-time-past',
      message: 'The time to withdraw this has passed already. Change it or take it out.',
      blocking: true,
    })
  }
  const { ownSite, kpsa, schools } = item.channels ?? {}
  const shownSomewhere = ownSite !== false || kpsa === true || (schools ?? []).length > 0
  if (collection !== 'translations' && !shownSomewhere) {
    problems.push({
      code: 'no-channel',
      message: 'No site is chosen, so nobody would see this. Choose at least one.',
      blocking: true,
    })
  }
  problems.push(...(written.problems?.(item) ?? []))
  if (item.item) problems.push(...(await problemsOfTranslation(req, item, item.item)))
  for (const medium of await mediaOf(req, collection, item)) problems.push(...problemsOfMedium(medium, now))
  return problems
}
