import type { Page } from 'playwright-core'

type Counting = Window & { atRest?: (patience: number) => Promise<boolean> }

/**
 * Runs in the page. Counts what it has put off for a moment: a form waits for the end of a word before it asks the server,
 * an editor until the browser is idle. What is put off for longer is a clock, such as that of a session.
 */
const countPutOff = (): void => {
  const counting = window as Counting
  if (counting.atRest) return
  const moment = 600
  const putOff = new Set<string>()
  const later = window.setTimeout.bind(window)
  const never = window.clearTimeout.bind(window)
  const whenIdle = window.requestIdleCallback.bind(window)
  const neverIdle = window.cancelIdleCallback.bind(window)

  const setLater = (work: TimerHandler, delay = 0, ...rest: unknown[]): number => {
    if (typeof work !== 'function' || delay > moment) return later(work, delay, ...rest)
    const handle = later(() => {
      putOff.delete(`timer ${handle}`)
      ;(work as (...rest: unknown[]) => void)(...rest)
    }, delay)
    putOff.add(`timer ${handle}`)
    return handle
  }
  window.setTimeout = setLater as typeof window.setTimeout
  window.clearTimeout = (handle) => {
    putOff.delete(`timer ${String(handle)}`)
    never(handle)
  }
  window.requestIdleCallback = (work, options) => {
    const handle = whenIdle((left) => {
      putOff.delete(`idle ${handle}`)
      work(left)
    }, options)
    putOff.add(`idle ${handle}`)
    return handle
  }
  window.cancelIdleCallback = (handle) => {
    putOff.delete(`idle ${handle}`)
    neverIdle(handle)
  }

  counting.atRest = async (patience) => {
    const deadline = Date.now() + patience
    for (let times = 0; times < 2 && Date.now() < deadline;) {
      // A frame, so that what has come is drawn, and then all that React still has to do.
      await new Promise(requestAnimationFrame)
      await new Promise((resolve) => whenIdle(resolve, { timeout: 2000 }))
      times = putOff.size === 0 ? times + 1 : 0
      if (putOff.size > 0) await new Promise((resolve) => later(resolve, 20))
    }
    return putOff.size === 0
  }
}

/** From now on, and in every page that this one goes on to, `isAtRest` can tell. */
export const watchPutOff = async (page: Page): Promise<void> => {
  await page.addInitScript(countPutOff)
  await page.evaluate(countPutOff)
}

/** Waits, at most so many milliseconds, until the page has put nothing off and the browser has nothing to do. */
export const isAtRest = async (page: Page, patience: number): Promise<boolean> => {
  const tooLate = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience).unref())
  const rests = page
    .evaluate((most) => (window as Counting).atRest?.(most), patience)
    // It is on its way to another page.
    .catch(() => false)
  return (await Promise.race([rests, tooLate])) === true
}
