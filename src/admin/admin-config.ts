import type { Config } from 'payload'

/** Drawn here rather than fetched, so that the sign-in page needs no other file. */
const favicon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1f3a5f"/><text x="16" y="23" font-family="sans-serif" font-size="19" font-weight="700" text-anchor="middle" fill="#fff">K</text></svg>',
)}`

/** What the admin interface looks like; the components are in this folder. */
export const adminConfig: NonNullable<Config['admin']> = {
  user: 'users',
  importMap: { baseDir: process.cwd(), importMapFile: 'src/app/(payload)/admin/importMap.js' },
  meta: {
    titleSuffix: '– KPSA',
    description: 'Write, approve and publish for the schools of the alliance.',
    robots: 'noindex, nofollow',
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: favicon }],
    defaultOGImageType: 'off',
  },
  theme: 'light',
  // Payload's other choice asks gravatar.com for a picture of everybody who signs in.
  avatar: 'default',
  dateFormat: 'd MMM yyyy HH:mm',
  timezones: {
    supportedTimezones: [{ label: 'United Kingdom', value: 'Europe/London' }],
    defaultTimezone: 'Europe/London',
  },
  components: {
    graphics: { Logo: '/src/admin/look/kpsa-logo#KpsaLogo', Icon: '/src/admin/look/kpsa-icon#KpsaIcon' },
    providers: [
      '/src/admin/late-changes/watch-form-states#WatchFormStates',
      '/src/admin/session/session-keeper#SessionKeeper',
      '/src/admin/editing/refusals-in-words#RefusalsInWords',
    ],
    header: ['/src/admin/look/demonstration-banner#DemonstrationBanner'],
    beforeLogin: [
      '/src/admin/look/demonstration-banner#DemonstrationBanner',
      '/src/admin/second-step/lead-to-second-factor#LeadToSecondFactor',
    ],
    beforeNavLinks: ['/src/admin/start-page/waiting-in-menu#WaitingInMenu'],
    beforeDashboard: ['/src/admin/start-page/dashboard#Dashboard'],
    views: {
      secondFactor: {
        Component: '/src/admin/second-step/second-factor-view#SecondFactorView',
        path: '/second-factor',
        exact: true,
        meta: { title: 'Second step' },
      },
      review: {
        Component: '/src/admin/review/review-view#ReviewView',
        path: '/review/:collection/:id',
        exact: true,
        meta: { title: 'Review' },
      },
    },
  },
}
