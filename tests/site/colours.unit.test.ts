import { describe, expect, test } from 'vitest'
import { contrast, grounds, isAnyColour, mix, paletteOf, readable } from '../../src/site/look/colours'
import { colourStylesheet } from '../../src/site/look/colour-stylesheet'
import { fixtureSites } from './fixture-store'

describe('contrast', () => {
  test('is 21 for black on white and 1 for a colour on itself (WCAG 2.2, relative luminance)', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#1a5fb4', '#1a5fb4')).toBe(1)
    // the classic pair on the edge of 4.5 to 1
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
  })

  test('short colours count as long ones; anything else is no colour', () => {
    expect(mix('#fff', '#000', 0)).toBe('#ffffff')
    for (const text of ['red', '#12', '#12345g', '', '#123;}body{x:y'])
      expect([text, isAnyColour(text)]).toEqual([text, false])
  })
})

/** Every seventh step through the colour cube, and its corners. */
const manyColours = [0, 51, 102, 153, 204, 255].flatMap((red) =>
  [0, 51, 102, 153, 204, 255].flatMap((green) =>
    [0, 51, 102, 153, 204, 255].map(
      (blue) => `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
    ),
  ),
)

test('whatever colour a school has, its text can be read, in light and dark', () => {
  for (const main of manyColours) {
    const palette = paletteOf({ main, accent: '#ffffff' })
    const pairs: [string, string][] = [
      ['#ffffff', palette.main],
      [palette.ink, grounds.paper],
      [palette.ink, grounds.sheet],
      [palette.ink, palette.tint],
      // the chosen one of two views is written in the ground on the ink
      [grounds.nightSheet, palette.nightInk],
      [palette.nightInk, grounds.night],
      [palette.nightInk, palette.nightTint],
      // --text and --quiet of styles.css on the tinted grounds
      ['#1d2730', palette.tint],
      ['#55606b', palette.tint],
      ['#e8e6e1', palette.nightTint],
      ['#aab2ba', palette.nightTint],
    ]
    for (const [text, ground] of pairs)
      expect(contrast(text, ground), `${main}: ${text} on ${ground}`).toBeGreaterThanOrEqual(readable)
  }
})

test('a colour that can be read already stays as the school gave it', () => {
  expect(paletteOf({ main: '#1a5fb4', accent: '#ffcc00' })).toMatchObject({
    main: '#1a5fb4',
    accent: '#ffcc00',
  })
})

test('nothing but colours and plain slugs gets into the style sheet', () => {
  const [first] = fixtureSites()
  if (!first) throw new Error('The fixture has no site.')
  const css = colourStylesheet([
    { ...first.site, colours: { main: 'red;}body{display:none', accent: '#fff}' } },
    { ...first.site, slug: 'x"]{}' },
  ])
  expect(css).not.toContain('display')
  expect(css).not.toContain('x"]')
  expect(css).toContain('[data-site="kpsa"]')
})
