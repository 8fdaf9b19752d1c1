import { some } from '../support/long-form'

/**
 * Shares things out among people who come one after another. In the long form everybody tries all of them; in the short
 * one whoever comes first, so those who may least should: the others try what nobody could before, and some of the rest.
 *
 * @returns what one person tries of what they have; the same when asked again
 */
export const shareOut = (): ((who: string, names: readonly string[]) => string[]) => {
  const firstAt = new Map<string, string>()
  return (who, names) => {
    for (const name of names) if (!firstAt.has(name)) firstAt.set(name, who)
    const isFirst = (name: string) => firstAt.get(name) === who
    const afterOthers = names.filter((name) => !isFirst(name))
    const tried = [...names.filter(isFirst), ...some(afterOthers, 4, (name) => `${who} ${name}`)]
    return names.filter((name) => tried.includes(name))
  }
}
