import { expect } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import type { Page } from 'playwright-core'
import { signIn, type SignedInClient } from '../support/api-client'
import { create } from '../support/items-over-rest'
import { runScript } from '../support/run-script'
import { startSystem, type RunningSystem } from '../support/running-system'
import { password, type AllianceSchool } from '../support/small-alliance'

export type TwoSchools = {
  system: RunningSystem
  admin: SignedInClient
  own: AllianceSchool
  other: AllianceSchool
}

const peopleOf = async (system: RunningSystem, admin: SignedInClient, slug: string, name: string) => {
  const school = await create(admin, 'schools', { slug, name })
  const come = async (who: string, role: string, title: string): Promise<SignedInClient> => {
    const email = `${who}@${slug}.test`
    const schools = [{ school: school.id, roles: [role] }]
    await create(admin, 'users', { email, name: `${title} of ${name}`, password, schools })
    return signIn(system.url, email, password)
  }
  return {
    id: school.id,
    slug,
    name,
    head: await come('head', 'headteacher', 'Head'),
    editor: await come('editor', 'editor', 'Editor'),
    chair: await come('chair', 'chair', 'Chair'),
  }
}

/**
 * The program with its admin, two schools with their people, and nothing else: `head@offmore.test`, `editor@…`,
 * `chair@…`, the same at comberton, and `admin@kpsa.test`.
 */
export const startTwoSchools = async (env: Record<string, string> = {}): Promise<TwoSchools> => {
  await buildIfNeeded()
  const system = await startSystem({
    admin: true,
    env,
    seed: async (settings) => {
      const of = {
        ADMIN_EMAIL: 'admin@kpsa.test',
        ADMIN_PASSWORD: password,
        ADMIN_NAME: 'Alex Administrator',
      }
      // What a test loads into the program is no matter of this command's.
      const { exitCode, stdout, stderr } = await runScript('create-admin', [], {
        ...settings.env,
        ...of,
        NODE_OPTIONS: undefined,
      })
      if (exitCode !== 0) throw new Error(`No administrator could be made.\n${stdout}${stderr}`)
    },
  })
  const admin = await signIn(system.url, 'admin@kpsa.test', password)
  return {
    system,
    admin,
    own: await peopleOf(system, admin, 'offmore', 'Offmore Primary School'),
    other: await peopleOf(system, admin, 'comberton', 'Comberton Primary School'),
  }
}

/** Signs a page in as one of their people. */
export const enterAs = async (page: Page, email: string): Promise<void> => {
  const answer = await page.context().request.post('/api/users/login', { data: { email, password } })
  expect(answer.status()).toBe(200)
}
