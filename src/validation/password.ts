const shortest = 12
const longest = 200

/**
 * What is wrong with a new password, as a sentence. Length is what counts (NCSC, "three random words"); rules
 * about capitals and digits make people choose worse ones.
 */
export const passwordProblem = (password: unknown): string | undefined => {
  if (typeof password !== 'string' || [...password].length < shortest) {
    return `A password needs at least ${shortest} characters. Three random words are easy to remember.`
  }
  if (password.length > longest) return `A password may have at most ${longest} characters.`
  if (new Set(password).size < 5)
    return 'This password is too simple. Three random words are easy to remember.'
  return undefined
}
