/** @param {number} since milliseconds */
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`

/**
 * Shows that something long is under way, and how long it took. On a terminal one line counts the seconds;
 * elsewhere (a log) there is one line at the start, one every half minute, and one at the end.
 *
 * @template T
 * @param {string} what for instance 'Installing'
 * @param {() => Promise<T>} work
 * @param {{ write: (text: string) => unknown, isTTY?: boolean }} output
 * @returns {Promise<T>}
 */
export const withProgress = async (what, work, output = process.stdout) => {
  const started = Date.now()
  const live = output.isTTY && !process.env.CI
  const show = (/** @type {string} */ line) => output.write(live ? `\r\x1b[2K${line}` : `${line}\n`)
  show(`${what}…`)
  const ticker = setInterval(() => show(`${what}… (${seconds(started)})`), live ? 1_000 : 30_000)
  try {
    const result = await work()
    show(`${what}: done (${seconds(started)})`)
    return result
  } catch (error) {
    show(`${what}: failed (${seconds(started)})`)
    throw error
  } finally {
    clearInterval(ticker)
    if (live) output.write('\n')
  }
}
