import type { Problem } from '../../plugins/approval/problem'

/** What must be put right first, then what ought to be looked at. */
export const ProblemList = ({ problems }: { problems: readonly Problem[] }) => (
  <ul className="kpsa-problems">
    {[...problems]
      .sort((a, b) => Number(b.blocking) - Number(a.blocking))
      .map(({ code, message, blocking }) => (
        <li key={`${code} ${message}`}>
          <strong>{blocking ? 'To put right:' : 'Please check:'}</strong> {message}
        </li>
      ))}
  </ul>
)
