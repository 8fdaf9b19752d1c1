import type { LockedPackage } from './locked-packages'

/** Licences that ask for no more than to be named, by their SPDX names. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
])

/** What changes of these files are to be published for; nobody here changes or ships them. */
const allowedInDevelopment = new Set(['MPL-2.0'])

/** A package whose licence is none of those, or is not said as it should be. */
type Exception = { package: RegExp; licence: string; reason: string }

export const exceptions: readonly Exception[] = [
  {
    package: /^@img\/sharp-(?:libvips-|win32-|wasm32$)/,
    licence: 'LGPL-3.0-or-later',
    reason:
      'libvips is a library of its own, loaded as it comes and replaceable, which is what the LGPL asks.',
  },
  {
    package: /^caniuse-lite$/,
    licence: 'CC-BY-4.0',
    reason:
      'Facts about browsers, which Next reads at the build. They are passed on to nobody, and named here.',
  },
  {
    package: /^mongoose-lean-virtuals$/,
    licence: 'Apache 2.0',
    reason: 'Apache-2.0, misspelt in its package.json.',
  },
  {
    package: /^(?:busboy|streamsearch)$/,
    licence: 'unknown',
    reason:
      'MIT by the file LICENSE; the package.json names it in an older form, which npm does not take over.',
  },
]

const isAllowed = ({ name, development }: LockedPackage, licence: string): boolean =>
  allowed.has(licence) ||
  (development && allowedInDevelopment.has(licence)) ||
  exceptions.some((one) => one.package.test(name) && one.licence === licence)

/** Whether a package may be used: one of its licences where it offers a choice, all of them where it joins several. */
export const mayBeUsed = (locked: LockedPackage): boolean =>
  locked.licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => isAllowed(locked, licence)))
