import { isOneIn } from './one-in.mjs'

/**
 * Whether this is `npm run test:long`. Tests that try very many things have two forms: the short one, for every change,
 * and the long one, which leaves nothing out. Both have the same tests and make the same assertions; the short one makes
 * them of fewer things.
 */
const isLong = process.env.KPSA_TESTS === 'long'

/** How often something is tried. */
export const rounds = ({ short, long }: { short: number; long: number }): number => (isLong ? long : short)

/**
 * In the short form one of `outOf` of them, and always at least one; in the long form all.
 * Chosen by their names, so that the choice is the same at every run and follows no order that the things stand in.
 *
 * @param outOf a whole number, 1 or more
 */
export const some = <Thing>(
  all: readonly Thing[],
  outOf: number,
  nameOf: (thing: Thing) => string,
): Thing[] => {
  if (isLong) return [...all]
  const chosen = all.filter((thing) => isOneIn(outOf, nameOf(thing)))
  return chosen.length > 0 ? chosen : all.slice(0, 1)
}
