import { canBeShown } from '../../publications/forms/form-of'
import type { Check } from './check'

/** Something that was stored before its field became stricter, say. */
export const shownToReaders: Check = async (req, { collection, item }) =>
  (await canBeShown(req, collection, item))
    ? []
    : [
        {
          code: 'cannot-be-shown',
          message:
            'Something in this cannot be shown to readers. Open it, save it, and put right what is said there.',
          blocking: true,
        },
      ]
