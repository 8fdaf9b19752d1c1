import { extensionItems } from '@extensions/items'
import { isSlug, slugSentence } from './slug-text'

/** Words that mean something else in addresses, as a site's name or as the beginning of a path. */
const reserved = new Set([
  'kpsa',
  'alliance',
  'admin',
  'api',
  'v1',
  'v2',
  'embed',
  'media',
  'media-files',
  'installation',
  'schools',
  'school',
  'demo',
  'healthz',
  'readyz',
  'metrics',
  'problems',
  'assets',
  'static',
  'public',
  'letters',
  'newsletters',
  'events',
  'pages',
  'evidence',
  'lppa',
  'search',
  'sitemap',
  'robots',
  'manifest',
  'feed',
  'print',
  'login',
  'logout',
  'account',
  'new',
  'create',
  'www',
  'next',
  'docs',
  ...Object.keys(extensionItems),
])

/** What is wrong with a school's short name in addresses, as a sentence. It becomes a host label, too. */
export const schoolSlugProblem = (slug: string): string | undefined => {
  if (!isSlug(slug)) return slugSentence
  if (slug.length > 63) return 'This is too long: at most 63 characters.'
  if (/^\d+$/.test(slug)) return 'Use a name rather than a number.'
  if (reserved.has(slug))
    return `"${slug}" already means something else in addresses. Choose another, such as the school's name.`
  return undefined
}
