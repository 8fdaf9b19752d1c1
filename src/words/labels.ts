/**
 * What the values of the fixed lists of choices are called by people. Plain data, so that the admin, the public
 * pages and the feeds all use the same words.
 */
export const audienceLabels = {
  'whole-school': 'Whole school',
  reception: 'Reception',
  'year-1': 'Year 1',
  'year-2': 'Year 2',
  'year-3': 'Year 3',
  'year-4': 'Year 4',
  'year-5': 'Year 5',
  'year-6': 'Year 6',
  alliance: 'All schools of the alliance',
} as const

export const eventCategoryLabels = {
  performance: 'Performance',
  assembly: 'Assembly',
  'open-classroom': 'Open classroom',
  'parent-workshop': 'Workshop for parents',
  'family-learning': 'Family learning',
  competition: 'Competition',
  sport: 'Sport',
  concert: 'Concert',
  meeting: 'Meeting',
  'term-date': 'Term date',
  inset: 'INSET day (school closed to children)',
  other: 'Other',
} as const

export const eventStatusLabels = {
  scheduled: 'Going ahead',
  cancelled: 'Cancelled',
  postponed: 'Postponed',
} as const

export const involvementLabels = {
  volunteering: 'Volunteering in class or as a governor',
  attendance: 'Coming to performances, assemblies and celebrations',
  projects: 'Taking part in school projects',
  'family-learning': 'Family learning events',
  'parent-association': 'Parent association',
  'informal-discussion': 'Informal talks with staff',
  workshops: 'Workshops and courses for parents',
  'attendance-support': 'Support with children’s attendance',
} as const

export const schoolTypeLabels = {
  community: 'Community school',
  'voluntary-controlled': 'Voluntary controlled school',
  'voluntary-aided': 'Voluntary aided school',
  foundation: 'Foundation school',
  academy: 'Academy',
} as const

export const roleLabels = {
  headteacher: 'Headteacher',
  deputy: 'Deputy who covers for the headteacher',
  editor: 'Editor',
  chair: 'Chair of governors',
} as const

/** `{value: label}` as the options of a select field. */
export const labelledOptions = <Value extends string>(labels: Record<Value, string>) =>
  (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }))
