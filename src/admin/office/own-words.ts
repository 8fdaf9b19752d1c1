import type { Config } from 'payload'

/**
 * The words of Payload's that people in a school's office would stumble over, with the reason for each change. What is
 * not here says what Payload says.
 */
const ownWords = {
  general: {
    // Nobody has a dashboard but in a car.
    dashboard: 'Start page',
    backToDashboard: 'Back to the start page',
    // `<No School>` looks like a mistake of the program; the column has its heading.
    noLabel: '–',
    // Headings as sentences, and without a database's "at".
    createdAt: 'Made on',
    updatedAt: 'Changed on',
    lastModified: 'Last changed',
    // An American spelling, and of a right that is missing rather than of a sign-in.
    unauthorized: 'Not allowed',
    // Nobody "corresponds with a request".
    sorryNotFound: 'There is nothing here. It may have been deleted, or it is not yours to see.',
  },
  dashboard: {
    editDashboard: 'Arrange the boxes below',
    editingDashboard: 'Arranging the boxes below',
    noItems: 'There are no boxes here. You can add them from the menu "Start page" at the top.',
    // Widgets are boxes.
    addWidget: 'Add a box',
    searchWidgets: 'Search for boxes…',
  },
  error: {
    // An id says nothing to anybody.
    documentNotFound: 'This could not be found. It may have been deleted, or it is not yours to see.',
    loadingDocument: 'This could not be loaded. Try again in a minute.',
    // "Unauthorized", "request" and "admin panel" are words of programs.
    unauthorized: 'Please sign in first.',
    unauthorizedAdmin: 'This account may not come in here. Ask the alliance administrator.',
    notAllowedToPerformAction: 'You may not do this.',
    notAllowedToAccessPage: 'You may not open this page.',
    notFound: 'This was not found.',
    unknown: 'Something went wrong. Try again in a minute.',
  },
  version: {
    // Approval publishes here, and nobody "unpublishes".
    currentlyPublished: 'Public now',
    currentPublishedVersion: 'What is public now',
    previouslyPublished: 'Public before',
    currentDraft: 'Newest draft',
    previouslyDraft: 'Earlier draft',
    draftHasPublishedVersion: 'Draft, beside what is public',
    viewingVersions: 'What became of the {{entityLabel}} {{documentTitle}}',
    versions: 'History',
    noFurtherVersionsFound: 'There is nothing older.',
  },
} as const

/** The one language of the admin, with our own words in it. */
export const officeLanguage: NonNullable<Config['i18n']> = {
  translations: { en: ownWords },
}
