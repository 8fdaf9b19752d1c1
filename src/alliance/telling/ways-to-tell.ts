import type { PayloadRequest } from 'payload'
import { byMail } from './by-mail'
import type { Message, Recipient, WayToTell } from './way-to-tell'

/** All ways in which people are told; one line a way. */
const ways: readonly WayToTell[] = [byMail]

/** Tells somebody in every way there is. In the request's transaction: nothing is told of what did not come about. */
export const tellPerson = async (req: PayloadRequest, person: Recipient, message: Message): Promise<void> => {
  for (const { tell } of ways) await tell(req, person, message)
}
