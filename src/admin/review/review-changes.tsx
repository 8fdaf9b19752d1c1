import type { Change } from '../../plugins/approval/versions/describe-changes'
import { FieldValue } from './field-value'
import type { Names } from './names-behind'
import { wordChanges, type Run } from './word-changes'

const RunText = ({ kind, text }: Run) => {
  if (kind === 'same') return <>{text}</>
  const Mark = kind === 'added' ? 'ins' : 'del'
  return (
    <Mark>
      <span className="kpsa-unseen">{kind === 'added' ? ' added: ' : ' removed: '}</span>
      {text}
    </Mark>
  )
}

const isProse = (value: unknown): value is string => typeof value === 'string' && /\s/.test(value)

const Difference = ({ change, names }: { change: Change; names: Names }) => {
  const { field, before, after } = change
  const runs = isProse(before) && isProse(after) ? wordChanges(before, after) : undefined
  if (runs) {
    return (
      <p className="kpsa-text">
        {runs.map((run, index) => (
          <RunText key={index} {...run} />
        ))}
      </p>
    )
  }
  return (
    <div className="kpsa-before-after">
      <div>
        <h4>Before</h4>
        <FieldValue field={field} value={before} names={names} />
      </div>
      <div>
        <h4>Now</h4>
        <FieldValue field={field} value={after} names={names} />
      </div>
    </div>
  )
}

/** What is different from the published version, field by field. */
export const ReviewChanges = ({ changes, names }: { changes: readonly Change[]; names: Names }) =>
  changes.length === 0 ? (
    <p>Nothing is different from the published version.</p>
  ) : (
    changes.map((change) => (
      <section className="kpsa-change" key={change.field}>
        <h3>{change.label}</h3>
        <Difference change={change} names={names} />
      </section>
    ))
  )
