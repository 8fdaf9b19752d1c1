import { schoolRoles, schoolsWhere } from '../../access/roles'
import { picturesToLookAt } from '../review/pictures-to-look-at'
import { sentBack, waitingForMe, withOthers } from './asked-parts'
import { auditsDue } from './audits-due'
import type { Desk } from './desk'
import { keyOf, onlyOnce } from './find-items'
import type { EntrySource } from './item-entries'
import * as school from './items-of-school'
import { members, peopleWithoutRole } from './members'
import { namesOnPage } from './names-on-page'
import { emptyList } from './start-page-entry'
import { findTimesInVain, timesInVain } from './times-in-vain'
import { websitesHealth } from './websites-health'

/**
 * Everything that the start page says to one person: the parts of all their roles, each empty where it is not theirs.
 * The number of queries follows from the roles and the number of kinds, and not from how much there is.
 */
export const loadStartPage = async (desk: Desk) => {
  const { req, actor, signsFor, writesFor } = desk
  const mine = schoolsWhere(actor, schoolRoles)
  const working = [...new Set([...signsFor, ...writesFor])]
  const readsFor = schoolsWhere(actor, ['chair']).filter((one) => !working.includes(one))
  const isAdmin = actor.allianceAdmin
  const [inVain, drafts, scheduled, published, news, toLookAt, audits, health, schools, roleless] =
    await Promise.all([
      findTimesInVain(req, working, signsFor),
      school.findDrafts(req, working),
      school.findScheduled(req, working, signsFor),
      school.findPublished(req, mine),
      school.findNews(req, readsFor),
      picturesToLookAt(req, actor, signsFor),
      auditsDue(req, signsFor),
      isAdmin ? websitesHealth(req) : emptyList,
      isAdmin ? members(req) : emptyList,
      isAdmin ? peopleWithoutRole(req) : emptyList,
    ])
  const asked = [...desk.toSign, ...desk.toReceive, ...desk.withOthers, ...desk.sentBack]
  const elsewhere = new Set(asked.map(keyOf))
  const onlyNews = news.filter((found) => !elsewhere.has(keyOf(found)))
  const all = [
    ...asked,
    ...drafts,
    ...scheduled,
    ...published,
    ...onlyNews,
    ...inVain.map(({ found }) => found),
  ]
  const source: EntrySource = {
    req,
    mine,
    signOffs: desk.signOffs,
    names: await namesOnPage(req, all, mine),
  }
  return {
    inVain: { entries: timesInVain(source, inVain), further: [] },
    toLookAt: { entries: toLookAt, further: [] },
    waiting: waitingForMe(source, desk),
    sentBack: sentBack(source, desk),
    drafts: school.drafts(
      source,
      drafts.filter((found) => writesFor.includes(found.item.school) && school.isWrittenBy(actor, found)),
    ),
    withOthers: withOthers(source, desk),
    scheduled: school.scheduled(
      source,
      onlyOnce([...scheduled, ...school.withScheduledBeside([...drafts, ...asked])]),
    ),
    audits,
    news: school.news(source, onlyNews),
    published: school.published(source, published),
    health,
    schools,
    roleless,
    readsOnly: readsFor.length > 0,
    works: mine.length > 0,
  }
}
