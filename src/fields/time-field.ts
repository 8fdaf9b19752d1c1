import type { DateField, FieldHook } from 'payload'
import { date as standardDate } from 'payload/shared'
import { notATime } from './not-a-time'
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
  /** Fields of the same document that say by whose clocks it is written, and that only its day counts. */
  by?: { zoneField: string; wholeDayField: string }
}

/**
 * An instant, shown and written with day and time; stored as RFC 3339 UTC. The admin's box reads what is typed by the
 * clocks of Britain, wherever the browser is, and sends an instant; a call that names no offset means Europe/London.
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
    components: {
      Field: { path: '/src/admin/dates/moment-input#MomentInput', clientProps: { ...options.by } },
      Cell: '/src/admin/dates/date-cells#MomentCell',
    },
  },
  hooks: { beforeValidate: [toInstant] },
  validate: (value, args) => {
    const odd = notATime(value)
    if (odd) return odd
    const standard = standardDate(value, args)
    if (standard !== true || !value) return standard
    const time = new Date(value)
    if (!/^(19|20|21)\d\d-/.test(time.toISOString()))
      return 'This time is too far away to be right. Check the year.'
    return options.problem?.(time.toISOString(), args.data, args.siblingData) ?? true
  },
})
