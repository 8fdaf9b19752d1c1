import { formatDay, formatMoment } from '../look/format-moment'
import { partInWords, valueInWords } from './field-words'
import type { Names } from './names-behind'

type ValueProps = { field: string; value: unknown; names: Names }

const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/
/** Days are stored as noon or midnight in UTC; nobody chose that time. */
const isDay = /^\d{4}-\d\d-\d\dT(?:00|12):00:00(?:\.0+)?Z$/
const dayFields = new Set(['date', 'replyBy'])

const textOf = (field: string, value: string | number | true, names: Names): string => {
  if (value === true) return 'Yes'
  if (typeof value === 'number') return String(value)
  if (isMoment.test(value)) {
    return dayFields.has(field) && isDay.test(value) ? formatDay(value) : formatMoment(value)
  }
  return names.get(value) ?? valueInWords(field, value)
}

/** A field's value in words: lists as lists, groups with the names of their parts. */
export const FieldValue = ({ field, value, names }: ValueProps) => {
  if (value === null || value === undefined || value === false) return <p className="kpsa-nothing">Nothing</p>
  if (Array.isArray(value)) {
    return (
      <ul>
        {(value as unknown[]).map((entry, index) => (
          <li key={index}>
            <FieldValue field={field} value={entry} names={names} />
          </li>
        ))}
      </ul>
    )
  }
  if (typeof value === 'object') {
    return (
      <dl>
        {Object.entries(value as Record<string, unknown>).map(([part, entry]) => (
          <div key={part}>
            <dt>{partInWords(part)}</dt>
            <dd>
              <FieldValue field={part} value={entry} names={names} />
            </dd>
          </div>
        ))}
      </dl>
    )
  }
  return <p className="kpsa-text">{textOf(field, value as string | number | true, names)}</p>
}
