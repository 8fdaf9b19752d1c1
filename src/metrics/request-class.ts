/** What a request is for, in few words: all that is ever counted of an address. */
export const requestClasses = [
  'sites',
  'list',
  'item',
  'changes',
  'search',
  'feed',
  'calendar',
  'description',
  'widget',
  'page',
  'media',
  'rest',
  'admin',
  'health',
  'metrics',
  'other',
] as const

export type RequestClass = (typeof requestClasses)[number]

const sites = '/v1/sites'

const classInApi = (url: string): RequestClass => {
  if (!url.startsWith(sites)) {
    return url.startsWith('/v1/openapi') || url.startsWith('/v1/docs') ? 'description' : 'other'
  }
  const question = url.indexOf('?')
  const end = question < 0 ? url.length : question
  const afterSite = url.indexOf('/', sites.length + 1)
  if (afterSite < 0 || afterSite >= end) return 'sites'
  const name = afterSite + 1
  const afterName = url.indexOf('/', name)
  if (afterName >= 0 && afterName < end) return 'item'
  if (url.startsWith('changes', name)) return 'changes'
  if (url.startsWith('search', name)) return 'search'
  const dot = url.indexOf('.', name)
  if (dot < 0 || dot >= end) return 'list'
  return url.startsWith('ics', dot + 1) ? 'calendar' : 'feed'
}

/**
 * Where an address belongs. It compares in place and makes nothing.
 * @param url path and query as they were sent
 */
export const classOf = (url: string): RequestClass => {
  if (url.startsWith('/v1/')) return classInApi(url)
  if (!url.startsWith('/')) return 'other'
  if (url.startsWith('/media/')) return 'media'
  if (url.startsWith('/embed/')) return 'widget'
  if (url.startsWith('/api/')) return 'rest'
  if (url.startsWith('/admin') || url.startsWith('/_next/')) return 'admin'
  if (url.startsWith('/healthz') || url.startsWith('/readyz')) return 'health'
  if (url.startsWith('/metrics')) return 'metrics'
  return 'page'
}
