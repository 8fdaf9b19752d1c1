import type { Content } from '../content/plain-content'
import { text } from './written-values'
import type { OwnForm } from './writing-kind'

/** The form of what is dated by a day, less its own fields. */
export const datedForm = ({ date }: Content): Omit<OwnForm, 'fields'> => ({
  sortAt: text(date),
  endsAt: text(date),
  category: null,
  audience: [],
  sources: [],
})
