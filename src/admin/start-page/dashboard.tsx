import { Link } from '@payloadcms/ui'
import { createLocalReq, type ServerProps } from 'payload'
import { actorOf, rolesBySchool, schoolRoles, schoolsWhere, signers, writers } from '../../access/roles'
import { formatMoment } from '../look/format-moment'
import { awaitingDecision } from './awaiting-decision'
import { recentlyPublished, sentBackTo, unfinishedBy, type StartPageEntry } from './items-of-mine'
import { picturesToLookAt } from '../review/pictures-to-look-at'
import { timesInVain } from './times-in-vain'

const EntryList = ({ entries, empty }: { entries: readonly StartPageEntry[]; empty: string }) =>
  entries.length === 0 ? (
    <p className="kpsa-nothing">{empty}</p>
  ) : (
    <ul className="kpsa-entries">
      {entries.map(({ key, address, title, kind, school, detail, at }) => (
        <li key={key}>
          <Link href={address}>{title}</Link>
          <span className="kpsa-entries__about">
            {[kind, school, detail, at && formatMoment(at)].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )

type PartProps = { title: string; entries: readonly StartPageEntry[]; empty: string; wide?: boolean }

const Part = ({ title, entries, empty, wide }: PartProps) => (
  <section className={wide ? 'kpsa-part kpsa-part--wide' : 'kpsa-part'}>
    <h2>{title}</h2>
    <EntryList empty={empty} entries={entries} />
  </section>
)

/** Above Payload's own dashboard: what waits for this person, and what became of their work. */
export const Dashboard = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ user: user ?? undefined }, payload)
  const actor = actorOf(req)
  if (!actor) return null
  const signsFor = schoolsWhere(actor, signers)
  const writesFor = schoolsWhere(actor, writers)
  const roles = [...rolesBySchool(actor).keys()]
  const [inVain, toLookAt, awaiting, sentBack, unfinished, published] = await Promise.all([
    timesInVain(req, [...new Set([...signsFor, ...writesFor])]),
    picturesToLookAt(req, actor, signsFor),
    signsFor.length > 0 ? awaitingDecision(req, signsFor) : [],
    writesFor.length > 0 ? sentBackTo(req, actor, writesFor) : [],
    writesFor.length > 0 ? unfinishedBy(req, actor, writesFor) : [],
    recentlyPublished(req, actor.allianceAdmin ? undefined : schoolsWhere(actor, schoolRoles)),
  ])
  return (
    <div className="kpsa-dashboard">
      <h1>{actor.name ? `Hello, ${actor.name}` : 'Hello'}</h1>
      {roles.length === 0 && !actor.allianceAdmin ? (
        <p>You have no role at a school yet. The alliance administrator can give you one.</p>
      ) : null}
      {inVain.length > 0 ? (
        <Part empty="" entries={inVain} title="Approved, and not done at the set time" wide />
      ) : null}
      {toLookAt.length > 0 ? (
        <Part empty="" entries={toLookAt} title="Published with a picture that should perhaps not be" wide />
      ) : null}
      {signsFor.length > 0 ? (
        <Part empty="Nothing is waiting for you." entries={awaiting} title="Waiting for your approval" />
      ) : null}
      {writesFor.length > 0 ? (
        <>
          <Part empty="Nothing was sent back to you." entries={sentBack} title="Sent back to you" />
          <Part empty="You have no unfinished drafts." entries={unfinished} title="Your drafts" />
        </>
      ) : null}
      <Part empty="Nothing has been published yet." entries={published} title="Recently published" wide />
    </div>
  )
}
