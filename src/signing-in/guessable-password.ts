import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { passwordProblem } from '../validation/password'

/** Fewer guesses than 10 to this power, by the estimate of zxcvbn (Wheeler, USENIX Security 2016), is too few. */
const fewestGuessesLog10 = 9

/** What is compared with the list; the estimate's time grows with the square of the length. */
const longestCompared = 64

let estimator: Promise<ZxcvbnFactory> | undefined

/** The list of common passwords is some 10 MB of memory, and so is loaded when the first password is set. */
const loadEstimator = (): Promise<ZxcvbnFactory> =>
  (estimator ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([core, { dictionary, adjacencyGraphs }]) =>
      new core.ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
  ))

/** Each as a whole, and its words: "Comberton" is as easy to guess as "Comberton Primary School". */
const wordsOf = (known: readonly string[]): string[] => [
  ...new Set(
    known.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2),
  ),
]

/**
 * What is wrong with a new password, as a sentence; undefined where nothing is. Refused are those that are too
 * short, common ones with or without a digit or year at the end, rows of keys, and what others know of the person.
 *
 * @param known what others know: the person's name and address, the names of their schools
 */
export const guessablePasswordProblem = async (
  password: unknown,
  known: readonly string[],
): Promise<string | undefined> => {
  const problem = passwordProblem(password)
  if (problem !== undefined) return problem
  const text = (password as string).slice(0, longestCompared)
  const { guessesLog10 } = (await loadEstimator()).check(text, wordsOf(known))
  return guessesLog10 < fewestGuessesLog10
    ? 'This password is among those that are tried first: common words, rows of keys, names. Choose three random words that have nothing to do with you or the school.'
    : undefined
}
