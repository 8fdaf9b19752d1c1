import { anonymous, withToken, type SignedInClient } from './api-client'
import type { RunningSystem } from './running-system'
import type { Alliance } from './small-alliance'

/**
 * The people of an alliance at another program on its database, or at the same one after a start: with the sessions that
 * they have, as signing in takes a fifth of a second. Both programs need the same secret.
 */
export const samePeopleAt = (system: RunningSystem, { admin, schools }: Alliance): Alliance => {
  const there = ({ token, userId }: SignedInClient): SignedInClient => ({
    ...withToken(system.url, token),
    token,
    userId,
  })
  return {
    system,
    visitor: anonymous(system.url),
    admin: there(admin),
    schools: schools.map(({ head, editor, chair, ...school }) => ({
      ...school,
      head: there(head),
      editor: there(editor),
      chair: there(chair),
    })),
  }
}
