import type { Item } from '../../alliance/item'
import { firstSaved } from '../../plugins/approval/versions/version-order'
import { liveVersion } from '../../plugins/approval/versions/versions'
import type { Check } from './check'

/** Whether a translation belongs to the version of its original that is public. */
export const translatedVersion: Check = async (req, { item: translation }) => {
  if (!translation.item) return []
  const { relationTo, value } = translation.item
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
