import { listCursor } from '../../src/delivery/v1/cursor'
import type { Place } from './data/databases'

/** Addresses of the delivery API and of the public pages, as school sites and parents ask for them. */

export const listPath = (site: string): string => `/v1/sites/${site}/letters?limit=10`
export const itemPath = (site: string, { slug }: Place): string => `/v1/sites/${site}/letters/${slug}`
export const homePage = (site: string): string => `/schools/${site}`
export const letterPage = (site: string, { slug }: Place): string => `/schools/${site}/letters/${slug}`

/** Long before everything there is: as a bound it changes no answer, only the address. */
const before = Date.UTC(1900, 0, 1)

/**
 * Pages of the list, each address another: the place goes through the whole list, and a bound that excludes nothing
 * makes even the same place another question. So no answer can have been remembered, whatever remembers answers.
 */
export const coldListPaths = (site: string, places: readonly Place[]): (() => string) => {
  let asked = 0
  return () => {
    const place = places[asked % places.length]
    const from = new Date(before + asked).toISOString()
    asked += 1
    return `${listPath(site)}&after=${place ? listCursor(site, 'letter', place) : ''}&from=${from}`
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Items, each address another: the item changes, and the wish for a language that nothing is translated into. */
export const coldItemPaths = (site: string, places: readonly Place[]): (() => string) => {
  let asked = 0
  return () => {
    const place = places[asked % places.length]
    const wish = Math.floor(asked / places.length)
    asked += 1
    const language = ['q', letters[Math.floor(wish / 26) % 26], letters[wish % 26]].join('')
    return place ? `${itemPath(site, place)}?language=${language}` : listPath(site)
  }
}
