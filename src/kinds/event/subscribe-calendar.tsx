import { subscriptionAddress } from '../../page-parts/subscribe'
import type { SiteContext } from '../../page-parts/site-context'

/** How to have a site's events in one's own calendar, and what to expect of that. */
export const SubscribeCalendar = ({ context }: { context: SiteContext }) => {
  const { words } = context
  return (
    <p className="meta">
      <a href={subscriptionAddress(context, 'events.ics', 'webcal')}>{words.subscribeCalendar}</a>
      {' · '}
      <a href={subscriptionAddress(context, 'events.ics')} type="text/calendar">
        {words.calendarAddress}
      </a>
      {' · '}
      {words.calendarDelay}
    </p>
  )
}

/** One event as a file that calendar programs open. */
export const SaveEvent = ({ context, slug }: { context: SiteContext; slug: string }) => (
  <p className="meta">
    <a href={subscriptionAddress(context, `events/${encodeURIComponent(slug)}.ics`)} type="text/calendar">
      {context.words.saveEvent}
    </a>
  </p>
)
