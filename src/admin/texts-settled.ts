/** Payload's text editor hands its form what was typed when the browser is idle, or after this at the latest. */
const patienceMs = 500

/** Of browsers that don't say when they are idle: there the editor waits for a tenth of a second. */
const withoutIdleMs = 150

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: patienceMs })
    else setTimeout(resolve, withoutIdleMs)
  })

/**
 * Resolves once the form has all that was typed until now: whoever saves it before, on a busy computer, saves it
 * without the last words. The first wait is for the editor, which asked earlier, the second for the form to take it.
 */
export const textsSettled = async (): Promise<void> => {
  await idle()
  await idle()
}
