/**
 * Loaded into a program under test before anything else (`node --import`): on SIGUSR2 it does what libraries do at their
 * worst, with WORD in all that they say.
 */
const { WORD } = process.env

process.on('SIGUSR2', () => {
  console.error('⨯ a page failed', new Error(`given ${WORD}`))
  console.warn(`nothing known of ${WORD}`)
  console.log({ said: WORD })
  process.emitWarning(`too many of ${WORD}`)
  setTimeout(() => void Promise.reject(new TypeError(`nobody waits for ${WORD}`)), 50)
})
