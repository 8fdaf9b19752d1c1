import type { DateField, FieldHook } from 'payload'
import { date as standardDate } from 'payload/shared'
import { dayAtNoon, daySentence } from '../calendar/day'
import { notATime } from './not-a-time'

const toNoon: FieldHook = ({ value }: { value?: unknown }) =>
  value === undefined || value === null || value === '' ? value : (dayAtNoon(value) ?? value)

type DayOptions = {
  label?: string
  description?: string
  required?: boolean
  defaultToToday?: boolean
  sidebar?: boolean
  readOnly?: boolean
  /** Belongs to this very document: a copy starts without. */
  ofThisOne?: boolean
  /** A sentence where the day does not fit the rest of the document. */
  problem?: (
    day: string,
    data: Record<string, unknown>,
    siblings: Record<string, unknown>,
  ) => string | undefined
  access?: DateField['access']
}

/**
 * A day without a time: a day in Europe/London. Stored as noon UTC of that day, whatever time zone the browser
 * or the server is in; takes `YYYY-MM-DD` as well as instants.
 */
export const dayField = (name: string, options: DayOptions = {}): DateField => ({
  name,
  type: 'date',
  ...(options.label ? { label: options.label } : {}),
  ...(options.required ? { required: true } : {}),
  ...(options.ofThisOne ? { disableDuplicate: true } : {}),
  ...(options.access ? { access: options.access } : {}),
  ...(options.defaultToToday ? { defaultValue: () => dayAtNoon(new Date()) } : {}),
  admin: {
    date: { pickerAppearance: 'dayOnly', displayFormat: 'dd/MM/yyyy' },
    ...(options.description ? { description: options.description } : {}),
    ...(options.sidebar ? { position: 'sidebar' } : {}),
    ...(options.readOnly ? { readOnly: true } : {}),
    components: { Field: '/src/admin/dates/day-input#DayInput', Cell: '/src/admin/dates/date-cells#DayCell' },
  },
  hooks: { beforeValidate: [toNoon] },
  validate: (value, args) => {
    if (!value) return standardDate(value, args)
    const day = dayAtNoon(value)
    if (day === undefined) return notATime(value) ?? daySentence
    const problem = options.problem?.(day, args.data, args.siblingData)
    return problem ?? true
  },
})

/** True where both are given and the first comes before the second. */
export const isBefore = (first: unknown, second: unknown): boolean => {
  if (!first || !second) return false
  const [a, b] = [first, second].map((value) =>
    Date.parse(value instanceof Date ? value.toISOString() : String(value as string)),
  )
  return a !== undefined && b !== undefined && a < b
}
