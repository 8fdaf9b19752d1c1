'use client'
import { withCondition } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { dayAtNoon } from '../../calendar/day'
import { dayInFull } from '../../calendar/typed-date'
import { dayAsTyped, isStoredMoment, readDay } from '../../calendar/typed-moment'
import { partsOf } from './parts-of-field'
import { TypedField, type Manner } from './typed-field'

const dayOf = (value: string): string => (dayAtNoon(value) ?? value).slice(0, 10)

const days: Manner = {
  read: readDay,
  isStored: (value): value is string => isStoredMoment(value) && dayAtNoon(value) !== undefined,
  write: (value) => dayAsTyped(dayOf(value)),
  inWords: (value) => dayInFull(dayOf(value)),
  dayOf,
  onDay: dayAsTyped,
  missing: 'Write the day, such as 14/6/2027.',
}

/** A day, as `dayField` stores it. */
export const DayInput = withCondition((props: DateFieldClientProps) => (
  <TypedField {...partsOf(props)} manner={days} />
))
