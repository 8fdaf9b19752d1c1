import type { Check } from './check'

/** A translation appears where its original does. */
export const someSite: Check = (_req, { collection, item }) => {
  const { ownSite, kpsa, schools } = item.channels ?? {}
  const shownSomewhere = ownSite !== false || kpsa === true || (schools ?? []).length > 0
  if (collection === 'translations' || shownSomewhere) return []
  return [
    {
      code: 'no-channel',
      message: 'No site is chosen, so nobody would see this. Choose at least one.',
      blocking: true,
    },
  ]
}
