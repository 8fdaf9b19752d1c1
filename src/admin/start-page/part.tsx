import { Link } from '@payloadcms/ui'
import type { StartPageEntry, StartPageList } from './start-page-entry'

const Entry = ({ address, title, about, signatures, urgent, reason }: StartPageEntry) => (
  <li>
    <Link href={address}>{title}</Link>
    <span className="kpsa-entries__about">{about.join(' · ')}</span>
    {urgent ? <span className="kpsa-entries__urgent">{urgent}</span> : null}
    {signatures ? <span className="kpsa-entries__about">{signatures}</span> : null}
    {reason ? <blockquote>{reason}</blockquote> : null}
  </li>
)

type PartProps = {
  title: string
  list: StartPageList
  /** What is said where there is nothing; without it the part is left out then. */
  empty?: string
  wide?: boolean
}

/** A part of the start page: a heading, what stands below it, and the way to whatever is left out. */
export const Part = ({ title, list: { entries, further }, empty, wide }: PartProps) =>
  entries.length === 0 && !empty ? null : (
    <section className={wide ? 'kpsa-part kpsa-part--wide' : 'kpsa-part'}>
      <h2>{title}</h2>
      {entries.length === 0 ? (
        <p className="kpsa-nothing">{empty}</p>
      ) : (
        <ul className="kpsa-entries">
          {entries.map(({ key, ...entry }) => (
            <Entry key={key} {...entry} />
          ))}
        </ul>
      )}
      {further.length > 0 ? (
        <ul className="kpsa-further">
          {further.map(({ words, address }) => (
            <li key={address}>
              <Link href={address}>{words}</Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
