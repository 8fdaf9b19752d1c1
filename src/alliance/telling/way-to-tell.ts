import type { PayloadRequest } from 'payload'

/** Plain text; parts have an empty line between them. */
export type Message = { subject: string; text: string }

export type Recipient = { email: string }

/**
 * A way in which people are told of things. ways-to-tell.ts has one line for each; tasks of its own stand among those of
 * src/make-config.ts.
 */
export type WayToTell = {
  /**
   * Queues the message in the request's transaction, so that it goes out if and only if what it tells of holds. What
   * cannot be reached now is for a job to try again: whoever tells waits for nothing.
   */
  tell: (req: PayloadRequest, person: Recipient, message: Message) => Promise<void>
}
