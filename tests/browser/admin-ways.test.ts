import { describe, expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import { enterAdmin, people } from './admin-pages'
import { walkThrough } from './admin-paths'
import { recordRequests, refusedOnPurpose } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'
import { shareOut } from './first-there'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

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
