import { describe, expect, it } from 'vitest'
import { isColour, isEmail, isPhone, isUrn } from '../../src/public/contact'
import { isHostName, tidyHostName } from '../../src/validation/host-name'
import { passwordProblem } from '../../src/validation/password'
import { schoolSlugProblem } from '../../src/validation/school-slug'
import { isSlug, slugFromTitle } from '../../src/validation/slug-text'
import { webhookAddressProblem } from '../../src/validation/webhook-address'

describe('an address from a title', () => {
  it.each([
    ['Sports day on 3 July', 'sports-day-on-3-july'],
    ['St Catherine’s & friends!', 'st-catherines-and-friends'],
    ['Żółw i Łódź', 'zolw-i-lodz'],
    ['Straße', 'strasse'],
    ['½ price', '1-2-price'],
    ['  --  ', ''],
    ['مرحبا', ''],
  ])('%j becomes %j', (title, slug) => {
    expect(slugFromTitle(title)).toBe(slug)
    if (slug) expect(isSlug(slug)).toBe(true)
  })

  it('is cut between words', () => {
    const slug = slugFromTitle('a long word '.repeat(20))
    expect(slug.length).toBeLessThanOrEqual(80)
    expect(slug.endsWith('word') || slug.endsWith('long') || slug.endsWith('a')).toBe(true)
    expect(isSlug(slugFromTitle('x'.repeat(300)))).toBe(true)
  })

  it.each(['Capital', 'two words', '-a', 'a-', 'a--b', 'ä', '', '../x', 'a/b', 'a%00'])(
    '%j is no slug',
    (text) => {
      expect(isSlug(text)).toBe(false)
    },
  )
})

it.each([
  'kpsa',
  'admin',
  'api',
  'v1',
  'embed',
  'media',
  'schools',
  'demo',
  'healthz',
  'readyz',
  '123',
  'A',
  'a'.repeat(64),
])('a school cannot be called %s in addresses', (slug) => {
  expect(schoolSlugProblem(slug)).toMatch(/\.$/)
})

describe('contact details', () => {
  it.each(['01562 123456', '+44 1562 123456', '(01562) 123456', '01562 123456 ext 12'])(
    '%s is a telephone number',
    (text) => {
      expect(isPhone(text)).toBe(true)
    },
  )
  it.each(['call us', '12345', '01562 <b>', ''])('%j is none', (text) => expect(isPhone(text)).toBe(false))
  it('e-mail addresses, URNs and colours', () => {
    expect(['office@school.example', 'a.b+c@x.co.uk'].map(isEmail)).toEqual([true, true])
    expect(['office', 'a@b', 'a b@c.de', 'a@b.c\n', '"><x@y.z'].map(isEmail)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
    expect(['123456', '12345', '1234567', '12345a'].map(isUrn)).toEqual([true, false, false, false])
    expect(['#1d4ed8', '#FFF', 'blue', '#1d4ed8;'].map(isColour)).toEqual([true, false, false, false])
  })
})

describe('host names', () => {
  it('are taken as people paste them', () => {
    expect(tidyHostName(' https://WWW.School.example/home ')).toBe('www.school.example')
  })
  it.each([
    ['www.school.example.', 'www.school.example'],
    ['https://www.school.example./', 'www.school.example'],
    ['WWW。School．example｡', 'www.school.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['www.school.example?a#b', 'www.school.example'],
  ])('%s means %s', (text, name) => {
    expect(tidyHostName(text)).toBe(name)
    expect(isHostName(tidyHostName(text))).toBe(true)
  })
  it.each([
    ...['localhost.', 'intranet.', '10.0.0.1.', '127。0。0。1', '0x7f.1', '0177.0.0.1', '2130706433'],
    ...['www.school.example..', '.', 'www.school.example:80', 'fe80::1%eth0', '[::1]', 'a b.example', ''],
  ])('%s is none, however it is tidied', (text) => expect(isHostName(tidyHostName(text))).toBe(false))
  it.each([
    'localhost',
    '127.0.0.1',
    '*.school.example',
    'a..b',
    '-a.example',
    'school.example:80',
    'a_b.example',
  ])('%s is none', (text) => expect(isHostName(text)).toBe(false))
  it.each(['www.comberton.example', 'xn--bcher-kva.example'])('%s is one', (text) =>
    expect(isHostName(text)).toBe(true),
  )
})

describe('the address of a webhook', () => {
  it.each([
    'http://a.example/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://x.internal/',
    'ftp://a.example/',
    'x',
    'https://u:p@a.example/',
  ])('%s is refused', (text) => expect(webhookAddressProblem(text, false)).toMatch(/\.$/))
  it.each([
    ...['localhost.', 'LOCALHOST.', 'localhost..', 'localhost。', 'ｌocalhost.', 'intranet.', 'a.localhost.'],
    ...['x.internal.', 'x.INTERNAL', 'printer.local.', 'printer.local..', 'box.home.arpa', 'box.home.arpa.'],
    ...['10.0.0.1.', '10。0。0。1', '127.1.', '0x7f.1.', '0177.0.0.1', '2130706433', '2130706433.', '0'],
    ...['93.184.216.34', '93.184.216.34.', '[fe80::1%25eth0]', '[::ffff:10.0.0.1]', '[::ffff:a00:1]'],
    ...['.', 'www.school.example..', '-.example', 'www.school.localdomain', 'files.corp.', 'x.lan.'],
  ])('https://%s/ is refused too', (host) =>
    expect(webhookAddressProblem(`https://${host}/hook`, false)).toMatch(/\.$/),
  )
  it('may end in a dot like any name', () => {
    expect(webhookAddressProblem('https://www.school.example./hook', false)).toBeUndefined()
    expect(webhookAddressProblem('https://WWW.Bücher.example/hook', false)).toBeUndefined()
  })
  it('may be private only where that is allowed', () => {
    expect(webhookAddressProblem('https://www.school.example/hook', false)).toBeUndefined()
    expect(webhookAddressProblem('http://127.0.0.1:4000/hook', true)).toBeUndefined()
    expect(webhookAddressProblem('file:///etc/passwd', true)).toMatch(/https/)
  })
})

it('a password is long and not too simple', () => {
  expect(passwordProblem('Kidderminster-demo-1')).toBeUndefined()
  for (const weak of ['short', '', undefined, 5, 'abababababab', 'x'.repeat(201)]) {
    expect(passwordProblem(weak)).toMatch(/\.$/)
  }
})
