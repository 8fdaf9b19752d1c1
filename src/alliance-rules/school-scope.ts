import type { PayloadRequest } from 'payload'
import { actorOf, hasRole, writers } from '../access/roles'
import { systemPurpose } from '../transaction/system-actor'
import { relatedIds } from '../content/related-id'
import { holdsPermit } from '../plugins/approval/storing/permit'

/**
 * For the plugin of owners: schools keep their own, and the program writes for each of them.
 *
 * @param options.administratorWrites collections that the alliance administrator writes too
 */
export const schoolScope = ({ administratorWrites }: { administratorWrites: readonly string[] }) => ({
  owner: 'school',
  called: 'school',
  code: 'not-your-school',
  // A framework without a school is everybody's.
  alsoOwned: ['lppa-frameworks'],
  mayWrite: (req: PayloadRequest, school: string, collection: string): boolean => {
    const actor = actorOf(req)
    return (
      systemPurpose(req) !== undefined ||
      hasRole(actor, school, writers) ||
      (administratorWrites.includes(collection) && actor?.allianceAdmin === true)
    )
  },
  /** An item may be named by its co-signers too, and by all once it is published. */
  mayRefer: (target: Readonly<Record<string, unknown>>, school: string): boolean =>
    target._status === 'published' || relatedIds(target.coSigningSchools).includes(school),
  // The workflow decides itself who may do what, co-signing headteachers are of other schools, and what it writes was
  // judged when it was saved.
  trusts: holdsPermit,
})
