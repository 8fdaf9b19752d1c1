import type { DateField, FieldHook } from 'payload'
import { date as standardDate } from 'payload/shared'
import { instantOfLocalTime } from './local-time'

const toInstant: FieldHook = ({ value }) => instantOfLocalTime(value)

type TimeOptions = {
  label?: string
  description?: string
  required?: boolean
  /** A sentence where the time does not fit the rest of the document. */
  problem?: (
    time: string,
    data: Record<string, unknown>,
    siblings: Record<string, unknown>,
  ) => string | undefined
  access?: DateField['access']
  /** Belongs to this very document: a copy starts without. */
  ofThisOne?: boolean
  readOnly?: boolean
}

/**
 * An instant, shown and chosen with day and time; stored as RFC 3339 UTC. The admin's picker reads what is typed in
 * the browser's own time zone and sends an instant; a call that names no offset means Europe/London.
 */
export const timeField = (name: string, options: TimeOptions = {}): DateField => ({
  name,
  type: 'date',
  ...(options.label ? { label: options.label } : {}),
  ...(options.required ? { required: true } : {}),
  ...(options.ofThisOne ? { disableDuplicate: true } : {}),
  ...(options.access ? { access: options.access } : {}),
  admin: {
    date: {
      pickerAppearance: 'dayAndTime',
      displayFormat: 'dd/MM/yyyy HH:mm',
      timeFormat: 'HH:mm',
      timeIntervals: 15,
    },
    ...(options.description ? { description: options.description } : {}),
    ...(options.readOnly ? { readOnly: true } : {}),
  },
  hooks: { beforeValidate: [toInstant] },
  validate: (value, args) => {
    const standard = standardDate(value, args)
    if (standard !== true || !value) return standard
    const time = new Date(value)
    if (!/^(19|20|21)\d\d-/.test(time.toISOString()))
      return 'This time is too far away to be right. Check the year.'
    return options.problem?.(time.toISOString(), args.data, args.siblingData) ?? true
  },
})
