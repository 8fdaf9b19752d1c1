import { beforeAll, describe, expect, it } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import { useBrowser } from '../support/browser'
import { some } from '../support/long-form'
import { startSystem, type RunningSystem } from '../support/running-system'
import { enterAdmin, people } from './admin-pages'
import { walkThrough } from './admin-paths'
import { recordRequests, refusedOnPurpose } from './admin-requests'

const { newPage } = useBrowser()
let system: RunningSystem

beforeAll(async () => {
  await buildIfNeeded()
  system = await startSystem({ seed: 'demo', admin: true })
}, 900_000)

describe('the ways through the admin', () => {
  const firstAt = new Map<string, string>()
  /** Whoever comes first tries out what is at an address, and that is who may least; in the short form others go past. */
  const triedBy =
    (who: string) =>
    (menu: readonly string[]): string[] => {
      for (const address of menu) if (!firstAt.has(address)) firstAt.set(address, who)
      const isFirst = (address: string) => firstAt.get(address) === who
      const afterOthers = menu.filter((address) => !isFirst(address))
      return [...menu.filter(isFirst), ...some(afterOthers, 4, (address) => `${who} ${address}`)]
    }

  it.each(Object.entries(people))(
    'ask for nothing that is refused to the %s',
    { timeout: 600_000 },
    async (who, email) => {
      const page = await newPage({ url: system.url, cached: true })
      page.on('dialog', (dialog) => void dialog.accept())
      await enterAdmin(page, email)
      const requests = await recordRequests(page)
      expect(await walkThrough(page, requests, triedBy(who))).toEqual([])
      expect(requests.all.length).toBeGreaterThan(20)
    },
  )

  it('have a reason for each request that is refused on purpose', () => {
    for (const { what, reason } of refusedOnPurpose) expect(reason, String(what)).toMatch(/\w+ \w+/)
  })
})
