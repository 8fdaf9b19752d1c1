import { describe, expect, it } from 'vitest'
import { exceptions, mayBeUsed } from '../../scripts/dependencies/licences'
import { lockedPackages, type LockedPackage } from '../../scripts/dependencies/locked-packages'

const all = lockedPackages()

const of = (licence: string, more: Partial<LockedPackage> = {}): LockedPackage => ({
  name: 'some-package',
  version: '1.0.0',
  place: 'node_modules/some-package',
  development: false,
  optional: false,
  licence,
  ...more,
})

describe('the licences of what others wrote', () => {
  it('are all of those that may be used', () => {
    expect(all.length).toBeGreaterThan(500)
    expect(all.filter((one) => !mayBeUsed(one)).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
  })

  it('would be refused otherwise', () => {
    const refused = ['GPL-3.0-only', 'LGPL-3.0-or-later', 'MPL-2.0', 'unknown', 'MIT AND GPL-3.0-only']
    expect(refused.filter((licence) => mayBeUsed(of(licence)))).toEqual([])
    expect(mayBeUsed(of('(MPL-2.0 OR Apache-2.0)'))).toBe(true)
    expect(mayBeUsed(of('MPL-2.0', { development: true }))).toBe(true)
    expect(mayBeUsed(of('GPL-2.0-only', { name: 'caniuse-lite' }))).toBe(false)
  })

  it.each(exceptions)('$package is still an exception that is needed', (exception) => {
    const such = all.filter(
      ({ name, licence }) => exception.package.test(name) && licence.includes(exception.licence),
    )
    expect(such.length).toBeGreaterThan(0)
  })
})
