import type { PayloadRequest } from 'payload'
import type { ItemCollection } from '../../alliance/item'
import { translationsOf } from '../../alliance/translations-of'
import { languageOf } from '../../words/known-languages'
import { lastWithdrawal, liveEventsOf } from '../../plugins/approval/records/standing-receptions'
import { newestVersion } from '../../plugins/approval/versions/versions'
import { withdrawAlong } from '../../plugins/approval/verbs/withdraw'
import { isApprovedSince } from '../forms/translations-shown'

/** A translation that stood as published although its item was withdrawn since; `into` is the language's name. */
export type MendedTranslation = { title: string; into: string }

/**
 * Withdraws the translations that were approved before their item was withdrawn, as the withdrawal itself does. Inside
 * the caller's transaction.
 */
export const mendTranslations = async (
  req: PayloadRequest,
  collection: ItemCollection,
  id: string,
): Promise<MendedTranslation[]> => {
  const published = await translationsOf(req, collection, id, { _status: { equals: 'published' } })
  if (published.length === 0) return []
  const withdrawal = lastWithdrawal(await liveEventsOf(req, collection, id))
  const mended: MendedTranslation[] = []
  for (const translation of published) {
    if (isApprovedSince(translation, withdrawal)) continue
    const newest = await newestVersion(req, 'translations', translation.id)
    const reason = 'it has to be approved anew.'
    await withdrawAlong(req, 'translations', newest, reason, 'what-is-live')
    const language = translation.language ?? ''
    mended.push({ title: translation.title ?? 'Untitled', into: languageOf(language)?.english ?? language })
  }
  return mended
}
