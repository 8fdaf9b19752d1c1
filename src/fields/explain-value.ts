import type { FlattenedField } from 'payload'
import { notATime } from './not-a-time'

/** What is wrong with a value that has not the form of its field, in the words of those who write it. */
export const explainValue = ({ type }: FlattenedField, value: unknown): string | undefined =>
  type === 'date' ? notATime(value) : undefined
