'use client'
import { useForm, useFormFields } from '@payloadcms/ui'
import { useCallback, useMemo } from 'react'
import { dayAtNoon } from '../../calendar/day'
import type { EventTimes } from '../../calendar/event-times'
import { daysLater, isStoredMoment, zoneOrSchools } from '../../calendar/typed-moment'

const useValue = (path: string): unknown => useFormFields(([fields]) => fields[path]?.value)

const dayOf = (value: unknown): string => dayAtNoon(value)?.slice(0, 10) ?? ''

/** The times of the event in the form, as they are by now; undefined until it is known when it begins. */
export const useEventInForm = (
  recurrence: string,
  exceptDates: readonly string[],
): EventTimes | undefined => {
  const [start, end] = [useValue('start'), useValue('end')]
  const [timeZone, allDay] = [zoneOrSchools(useValue('timeZone')), useValue('allDay') === true]
  const excepted = exceptDates.join(',')
  return useMemo(() => {
    if (!isStoredMoment(start)) return undefined
    return {
      start,
      end: isStoredMoment(end) ? end : start,
      timeZone,
      allDay,
      recurrence,
      exceptDates: excepted.split(',').filter(Boolean),
    }
  }, [start, end, timeZone, allDay, recurrence, excepted])
}

/** Moves when the event begins and ends by some days, at the same times of day. */
export const useMoveEvent = (): ((days: number) => void) => {
  const { dispatchFields, getField, setModified } = useForm()
  return useCallback(
    (days) => {
      const timeZone = zoneOrSchools(getField('timeZone')?.value)
      for (const path of ['start', 'end']) {
        const value = getField(path)?.value
        if (!isStoredMoment(value)) continue
        dispatchFields({ type: 'UPDATE', path, value: daysLater(value, timeZone, days) })
      }
      setModified(true)
    },
    [dispatchFields, getField, setModified],
  )
}

const list = 'exceptDates'

type LeftOutDays = {
  /** `YYYY-MM-DD`; empty where the row has no day yet. */
  days: string[]
  leaveOut: (days: readonly string[]) => void
  putBack: (days: readonly string[]) => void
}

/** The days on which the event does not take place: rows of the form. */
export const useLeftOutDays = (): LeftOutDays => {
  const { addFieldRow, removeFieldRow } = useForm()
  // As one text, so that the form's other changes draw nothing anew.
  const joined = useFormFields(([fields]) =>
    (fields[list]?.rows ?? []).map((_row, index) => dayOf(fields[`${list}.${index}.date`]?.value)).join(','),
  )
  const count = useFormFields(([fields]) => fields[list]?.rows?.length ?? 0)
  const days = useMemo(() => (count === 0 ? [] : joined.split(',')), [joined, count])
  const leaveOut = (added: readonly string[]) => {
    const missing = added.filter((day) => !days.includes(day))
    for (const [index, day] of missing.entries()) {
      const value = `${day}T12:00:00.000Z`
      addFieldRow({
        path: list,
        rowIndex: count + index,
        schemaPath: `events.${list}`,
        subFieldState: { date: { initialValue: value, valid: true, value } },
      })
    }
  }
  const putBack = (removed: readonly string[]) => {
    for (let rowIndex = days.length - 1; rowIndex >= 0; rowIndex -= 1) {
      if (removed.includes(days[rowIndex] ?? '')) removeFieldRow({ path: list, rowIndex })
    }
  }
  return { days, leaveOut, putBack }
}
