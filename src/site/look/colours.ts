import { LRUCache } from 'lru-cache'
/**
 * School colours that can be read. Ratios follow WCAG 2.2, 1.4.3 (text: 4.5 to 1); luminance as defined there.
 */
type Rgb = [number, number, number]

export const readable = 4.5

const parse = (hex: string): Rgb | undefined => {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex)
  const long = short
    ? `${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`
    : /^#([0-9a-f]{6})$/i.exec(hex)?.[1]
  if (!long) return undefined
  return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)) as Rgb
}

const write = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

const must = (hex: string): Rgb => {
  const rgb = parse(hex)
  if (!rgb) throw new TypeError(`${hex} is not a colour such as #1a5fb4.`)
  return rgb
}

export const isAnyColour = (hex: string): boolean => parse(hex) !== undefined

const luminance = (hex: string): number => {
  const [red, green, blue] = must(hex).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours, from 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** @param share how much of `other`, from 0 to 1. */
export const mix = (one: string, other: string, share: number): string => {
  const [from, to] = [must(one), must(other)]
  return write(from.map((part, at) => part + ((to[at] ?? 0) - part) * share) as Rgb)
}

/** Moves a colour towards another in small steps until it stands out from all of `against`. */
const moveUntil = (hex: string, towards: string, against: string[], ratio: number): string => {
  for (let share = 0; share <= 1; share += 0.02) {
    const candidate = mix(hex, towards, share)
    if (against.every((ground) => contrast(candidate, ground) >= ratio)) return candidate
  }
  return towards
}

/** The colour itself where white text on it can be read, else a darker form of it. */
const darkEnough = (hex: string, grounds: string[] = ['#ffffff']): string =>
  moveUntil(hex, '#000000', grounds, readable)

const lightEnough = (hex: string, grounds: string[]): string => moveUntil(hex, '#ffffff', grounds, readable)

const neutral = { main: '#2f4858', accent: '#e0a526' }

/** The grounds that styles.css lays text on; named here because the contrast is measured against them. */
export const grounds = { paper: '#fdfcf9', sheet: '#ffffff', night: '#14181c', nightSheet: '#1d2328' }

export type SitePalette = {
  main: string
  accent: string
  ink: string
  tint: string
  line: string
  nightInk: string
  nightTint: string
  nightLine: string
}

/** Every page needs those of every site, and they are the same for the same two colours. */
const reckoned = new LRUCache<string, SitePalette>({ max: 2_000 })

const reckonPalette = (colours: { main: string; accent: string }): SitePalette => {
  const given = isAnyColour(colours.main) ? colours.main : neutral.main
  const main = darkEnough(given)
  const accent = isAnyColour(colours.accent) ? write(must(colours.accent)) : neutral.accent
  const tint = mix(main, grounds.paper, 0.92)
  const nightTint = mix(main, grounds.nightSheet, 0.78)
  return {
    main,
    accent,
    tint,
    line: mix(main, grounds.paper, 0.72),
    ink: darkEnough(main, [grounds.paper, grounds.sheet, tint]),
    nightTint,
    nightLine: mix(main, grounds.nightSheet, 0.45),
    nightInk: lightEnough(main, [grounds.night, grounds.nightSheet, nightTint]),
  }
}

/**
 * All colours of a site from its two. `main` carries white text; `ink` is text on the light grounds and on `tint`;
 * `night…` are their counterparts in the dark scheme. `accent` is decoration only, never text, so it stays as given.
 * A value that is no colour gives way to a neutral one.
 */
export const paletteOf = (colours: { main: string; accent: string }): SitePalette => {
  const key = `${colours.main} ${colours.accent}`
  const known = reckoned.get(key)
  if (known) return known
  const palette = reckonPalette(colours)
  reckoned.set(key, palette)
  return palette
}
