export type RememberedAnswer = { etag: string; body: string }

/**
 * Keeps answers by their address, so that an unchanged one costs a 304 without a body. One that writes to a disk may
 * be given instead of the usual one.
 */
export type AnswerMemory = {
  get: (address: string) => RememberedAnswer | undefined | Promise<RememberedAnswer | undefined>
  set: (address: string, answer: RememberedAnswer) => void | Promise<void>
}

/** Keeps the answers that were used last. */
export const rememberLast = (most = 100): AnswerMemory => {
  const answers = new Map<string, RememberedAnswer>()
  return {
    get(address) {
      const answer = answers.get(address)
      if (!answer) return undefined
      answers.delete(address)
      answers.set(address, answer)
      return answer
    },
    set(address, answer) {
      answers.delete(address)
      answers.set(address, answer)
      const [oldest] = answers.keys()
      if (answers.size > most && oldest !== undefined) answers.delete(oldest)
    },
  }
}
