import { beforeAll, describe, expect, it } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import { useBrowser } from '../support/browser'
import { startSystem, type RunningSystem } from '../support/running-system'
import { enterAdmin, people } from './admin-pages'
import { walkThrough } from './admin-paths'
import { recordRequests, refusedOnPurpose } from './admin-requests'
import { shareOut } from './first-there'

const { newPage } = useBrowser()
let system: RunningSystem

beforeAll(async () => {
  await buildIfNeeded()
  system = await startSystem({ seed: 'demo', admin: true })
}, 900_000)

describe('the ways through the admin', () => {
  const share = shareOut()

  it.each(Object.entries(people))(
    'ask for nothing that is refused to the %s',
    { timeout: 600_000 },
    async (who, email) => {
      const page = await newPage({ url: system.url, cached: true })
      page.on('dialog', (dialog) => void dialog.accept())
      await enterAdmin(page, email)
      const requests = await recordRequests(page)
      expect(await walkThrough(page, requests, (menu) => share(who, menu))).toEqual([])
      expect(requests.all.length).toBeGreaterThan(20)
    },
  )

  it('have a reason for each request that is refused on purpose', () => {
    for (const { what, reason } of refusedOnPurpose) expect(reason, String(what)).toMatch(/\w+ \w+/)
  })
})
