import type { ServerProps } from 'payload'
import { BeginSomething } from './begin-something'
import { deskOf, type Desk } from './desk'
import { loadStartPage } from './load-start-page'
import { Part } from './part'

const withoutRole = ({ actor }: Desk): string =>
  actor.schools.length > 0
    ? 'You have nothing to do here just now: your time of covering has not begun, or is over.'
    : 'You have no role at a school yet. The alliance administrator can give you one.'

/** Above Payload's own dashboard: what waits for this person, and what became of their work, by their roles. */
export const Dashboard = async ({ payload, user }: ServerProps) => {
  const desk = await deskOf(payload, user)
  if (!desk) return null
  const { actor, req, signsFor, writesFor } = desk
  const page = await loadStartPage(desk)
  const signs = signsFor.length > 0
  const writes = writesFor.length > 0
  return (
    <div className="kpsa-dashboard">
      <h1>{actor.name ? `Hello, ${actor.name}` : 'Hello'}</h1>
      {page.works || actor.allianceAdmin ? null : <p>{withoutRole(desk)}</p>}
      <Part list={page.inVain} title="Approved, and not done at the set time" wide />
      <Part list={page.toLookAt} title="Published with a picture that should perhaps not be" wide />
      {signs ? (
        <Part empty="Nothing is waiting for you." list={page.waiting} title="Waiting for me" wide />
      ) : null}
      {writes ? (
        <>
          <BeginSomething req={req} />
          <Part empty="Nothing was sent back to you." list={page.sentBack} title="Sent back to me" />
          <Part empty="You have no unfinished drafts." list={page.drafts} title="My drafts" />
          <Part
            empty="Nothing of your school’s is waiting for somebody else."
            list={page.withOthers}
            title="With others"
          />
        </>
      ) : null}
      {signs || writes ? (
        <Part empty="Nothing is waiting for its time." list={page.scheduled} title="Goes live later" />
      ) : null}
      <Part list={page.audits} title="Pictures to look at again" />
      {page.readsOnly ? (
        <Part
          empty="Nobody has written anything in the last thirty days."
          list={page.news}
          title="New at my school"
        />
      ) : null}
      {page.works ? (
        <Part
          empty="Nothing was published in the last seven days."
          list={page.published}
          title="Published in the last seven days"
        />
      ) : null}
      {actor.allianceAdmin ? (
        <>
          <Part empty="No website fetches anything yet." list={page.health} title="Websites" />
          <Part empty="There is no school yet." list={page.schools} title="Schools of the alliance" />
          <Part
            empty="Everybody who has an account has a role."
            list={page.roleless}
            title="People without a role"
          />
        </>
      ) : null}
    </div>
  )
}
