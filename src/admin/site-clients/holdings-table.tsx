import { holdingStates, type Holding } from '../../publications/holdings'
import { formatMoment } from '../look/format-moment'

/** Rows shown; whoever needs more has a number to go on. */
const most = 200

const short = (version: string | null) =>
  version === null ? '–' : <code title={version}>{version.slice(0, 8)}</code>

type HoldingsTableProps = {
  caption: string
  holdings: readonly Holding[]
  first: { heading: string; cell: (holding: Holding) => string }
}

/** What is held where, trouble first. */
export const HoldingsTable = ({ caption, holdings, first }: HoldingsTableProps) => (
  <>
    <div className="kpsa-table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table className="kpsa-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first.heading}</th>
            <th scope="col">Language</th>
            <th scope="col">State</th>
            <th scope="col">Version held</th>
            <th scope="col">Newest public version</th>
            <th scope="col">Fetched</th>
          </tr>
        </thead>
        <tbody>
          {holdings.slice(0, most).map((holding) => {
            const { client, site, itemId, language, state, held, newest, at } = holding
            return (
              <tr key={[client, site, itemId, language].join(' ')}>
                <th scope="row">{first.cell(holding)}</th>
                <td>{language}</td>
                <td>{holdingStates[state]}</td>
                <td>{short(held)}</td>
                <td>{short(newest)}</td>
                <td>{formatMoment(at)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
    {holdings.length > most ? <p>And {holdings.length - most} more.</p> : null}
  </>
)
