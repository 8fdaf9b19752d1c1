import type { UIFieldServerProps } from 'payload'
import { actorOf } from '../../access/roles'
import { isSecondFactorRequired } from '../../signing-in/second-factor-due'
import { readSecondFactor } from '../../signing-in/second-factor-record'
import { SecondFactorOfOther } from './second-factor-of-other'
import { SecondFactorOwn } from './second-factor-own'

/** In a person's own account: switching it on and off. To the administrator, in another's: taking it off. */
export const SecondFactorSection = async ({ id, req, data }: UIFieldServerProps) => {
  const actor = actorOf(req)
  if (!actor || id === undefined) return null
  const person = String(id)
  if (person !== actor.id && !actor.allianceAdmin) return null
  const factor = await readSecondFactor(req, person)
  const on = Boolean(factor?.setUpAt)
  return (
    <section aria-labelledby="kpsa-second-step" className="kpsa-panel kpsa-second-step">
      <h3 id="kpsa-second-step">Second step when signing in</h3>
      {person === actor.id ? (
        <SecondFactorOwn
          codesLeft={factor?.recoveryCodes.length ?? 0}
          on={on}
          required={await isSecondFactorRequired(req, actor)}
        />
      ) : (
        <SecondFactorOfOther
          name={typeof data?.name === 'string' && data.name !== '' ? data.name : 'This person'}
          on={on}
          person={person}
        />
      )}
    </section>
  )
}
