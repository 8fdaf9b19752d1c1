import { eventView } from '../../calendar/event-view'
import type { Timetables } from '../../delivery/store/timetable'

/**
 * When a list of a site's events last became another by the clock alone, in milliseconds since 1970: when something was
 * over today, and otherwise at midnight (Europe/London).
 */
export const turnOfEvents = async (timetables: Timetables, site: string, now: Date): Promise<number> => {
  const view = eventView({}, now)
  const { since } = await (await timetables.of(site)).events({ view, limit: 0 })
  return since ?? view.from
}
