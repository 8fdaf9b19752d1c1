import { sealsOf, type Seals } from '../plugins/audit/seals'
import { env } from '../settings/env'

let own: Seals | undefined

/** With the secrets of this process's settings. */
export const auditSeals = (): Seals => (own ??= sealsOf(env().secret, env().auditFormerSecrets, 'school'))
