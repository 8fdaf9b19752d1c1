'use client'
import { useFormFields, withCondition } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { useMemo } from 'react'
import { schoolTimeZone } from '../../calendar/school-time-zone'
import { dayInFull } from '../../calendar/typed-date'
import {
  atSameTimeIn,
  clocksOf,
  dayAsTyped,
  dayOfMoment,
  isStoredMoment,
  momentAsTyped,
  momentInFull,
  readMoment,
  timeOfMoment,
  zoneOrSchools,
} from '../../calendar/typed-moment'
import { partsOf } from './parts-of-field'
import { TypedField, type Manner } from './typed-field'

const mannerOf = (timeZone: string, wholeDay: boolean): Manner => ({
  read: (text) => readMoment(text, timeZone, { wholeDay }),
  isStored: isStoredMoment,
  write: (value) => (wholeDay ? dayAsTyped(dayOfMoment(value, timeZone)) : momentAsTyped(value, timeZone)),
  inWords: (value) =>
    wholeDay ? `${dayInFull(dayOfMoment(value, timeZone))}, all day` : momentInFull(value, timeZone),
  dayOf: (value) => dayOfMoment(value, timeZone),
  onDay: (day, value) =>
    wholeDay ? dayAsTyped(day) : `${dayAsTyped(day)} ${value ? timeOfMoment(value, timeZone) : ''}`,
  carriedOver: (value, { timeZone: before }) =>
    before && before !== timeZone ? atSameTimeIn(value, before, timeZone) : value,
  clocks: clocksOf(timeZone),
  timeZone,
  missing: wholeDay
    ? 'Write the day, such as 14/6/2027.'
    : 'Write the day and the time, such as 14/6/2027 15:15.',
})

type Props = DateFieldClientProps & {
  /** The field that names the zone, where the document has one. */
  zoneField?: string
  /** The field that says that only the days count. */
  wholeDayField?: string
}

/** A day and a time by the clocks of a zone, as `timeField` stores it; without one, by those of Britain. */
export const MomentInput = withCondition(({ zoneField, wholeDayField, ...props }: Props) => {
  const zone = useFormFields(([fields]) => (zoneField ? fields[zoneField]?.value : undefined))
  const wholeDay = useFormFields(([fields]) =>
    wholeDayField ? fields[wholeDayField]?.value === true : false,
  )
  const timeZone = zoneField ? zoneOrSchools(zone) : schoolTimeZone
  const manner = useMemo(() => mannerOf(timeZone, wholeDay), [timeZone, wholeDay])
  return <TypedField {...partsOf(props)} manner={manner} />
})
