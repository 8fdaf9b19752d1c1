import { baseLanguage, type Language } from '../words/languages'

export const attributes = ['site', 'limit', 'language', 'heading-level'] as const

/** What the attributes of an element say. */
export type ListSettings = {
  site: string
  limit: number
  /** The language that was asked for; undefined leaves it to each item. */
  language: Language | undefined
  /** 1 to 6: titles are headings of that level; undefined: none are, and the page's outline stays as it is. */
  headingLevel: number | undefined
  /** What the page's author should mend, in sentences. */
  problems: string[]
  /** Whether there is enough to show a list. */
  usable: boolean
}

const usualLimit = 5

/** Reads the attributes. What is wrong with them is said, and does not throw. */
export const readSettings = (element: Element): ListSettings => {
  const problems: string[] = []
  const read = <T>(
    name: (typeof attributes)[number],
    allowed: RegExp,
    what: string,
    toValue: (text: string) => T,
  ): T | undefined => {
    const text = element.getAttribute(name)?.trim() ?? ''
    if (text === '') return undefined
    if (allowed.test(text)) return toValue(text)
    problems.push(`${name}="${text}" must be ${what}.`)
    return undefined
  }
  const site = read(
    'site',
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'the short name of a site, such as "comberton"',
    String,
  )
  const limit = read('limit', /^([1-9]\d?|100)$/, 'a whole number from 1 to 100', Number)
  const usable = site !== undefined && problems.length === 0
  if (!element.getAttribute('site')?.trim()) problems.push('The attribute "site" is missing.')
  const language = read('language', /./, '', (text) => {
    const known = baseLanguage(text)
    if (!known) problems.push(`There is no language "${text}" here; English is used.`)
    return known
  })
  const headingLevel = read('heading-level', /^[1-6]$/, 'a number from 1 to 6', Number)
  return { site: site ?? '', limit: limit ?? usualLimit, language, headingLevel, problems, usable }
}
