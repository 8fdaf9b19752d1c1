import { evidenceSection } from './section'
import type { PublicEvidence } from './shape'
import { Page } from '../../page-parts/page-layout'
import { Pager } from '../../page-parts/list-page'
import { textLanguage } from '../../page-parts/site-context'
import type { SiteContext } from '../../page-parts/site-context'
import { Teasers } from '../../page-parts/teasers'

type Group = { key: string; code: string; title: string; language: string; evidence: PublicEvidence[] }

/** Evidence by the objective it speaks to; a piece may stand under several. Objectives in the order of their codes. */
const byObjective = (evidence: PublicEvidence[]): Group[] => {
  const groups = new Map<string, Group>()
  for (const piece of evidence) {
    for (const { code, title } of piece.objectives.length ? piece.objectives : [{ code: '', title: '' }]) {
      const key = code ? `${piece.framework.key} ${code}` : ''
      const group = groups.get(key) ?? { key, code, title, language: piece.language, evidence: [] }
      groups.set(key, { ...group, evidence: [...group.evidence, piece] })
    }
  }
  // what belongs to no objective comes last
  return [...groups.values()].sort(
    (a, b) => Number(!a.key) - Number(!b.key) || a.key.localeCompare(b.key, 'en', { numeric: true }),
  )
}

/**
 * How parents and school work together here. The award is explained in general; whether the school holds it or works
 * towards it is not for this page to say, so it says that it does not say it.
 */
export const LppaPage = ({ context, evidence, next }: LppaPageProps) => {
  const { words } = context
  const objectives = [
    words.objectiveInduction,
    words.objectiveLearning,
    words.objectiveCommunication,
    words.objectiveReach,
    words.objectiveConsultation,
    words.objectiveEvidence,
  ]
  const ways = [
    words.wayVolunteering,
    words.wayAttendance,
    words.wayProjects,
    words.wayFamilyLearning,
    words.wayParentAssociation,
    words.wayInformalDiscussion,
    words.wayWorkshops,
    words.wayAttendanceSupport,
  ]
  return (
    <Page context={context} title={words.parents}>
      <div className="wide">
        <h1>{words.parents}</h1>
        <p className="intro">{words.lppaIntro}</p>
        <section aria-labelledby="ways">
          <h2 id="ways">{words.lppaWays}</h2>
          <ol className="tiles">
            {ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="done">
          <h2 id="done">{words.lppaEvidence}</h2>
          {evidence.length ? null : <p>{words.lppaNoEvidence}</p>}
          {byObjective(evidence).map((group) => (
            <section key={group.key} className="objective" aria-label={group.title || words.lppaOther}>
              <h3>
                {group.title ? (
                  <span {...textLanguage(context, group.language)}>
                    <span className="code">{group.code}</span> {group.title}
                  </span>
                ) : (
                  words.lppaOther
                )}
              </h3>
              <Teasers context={context} items={group.evidence} level="h4" />
            </section>
          ))}
          <Pager context={context} path={evidenceSection.listPath} next={next} older={words.morePages} />
        </section>
        <section className="card" aria-labelledby="award">
          <h2 id="award">{words.lppaAward}</h2>
          <p>{words.lppaAwardText}</p>
          <h3>{words.lppaObjectives}</h3>
          <ol className="points">
            {objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ol>
          <p className="note">{words.lppaDisclaimer}</p>
        </section>
      </div>
    </Page>
  )
}

type LppaPageProps = { context: SiteContext; evidence: PublicEvidence[]; next: string | undefined }
