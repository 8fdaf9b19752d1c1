/**
 * Loads Payload and the configuration, which takes a second or two. The editor's core goes first and alone: its
 * packages wait for one another as they load (a top-level await in each), and in Node 20 about one process in five
 * waited for ever where they were first met all at once.
 */
export const loadPayload = async () => {
  await import('lexical')
  const { getPayload } = await import('payload')
  const { default: config } = await import('../../payload.config')
  return { getPayload, config }
}
