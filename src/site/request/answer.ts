/** What the public pages answer with, before it becomes HTTP. */
export type Body = {
  status: number
  type: string
  body: string
  cacheControl?: string
  allow?: string
  /**
   * When what it is made of changed, RFC 3339 or milliseconds since 1970; the latest counts, and that of all pages
   * counts as well.
   */
  changedAt?: (string | number)[]
}
export type PageAnswer = Body | { redirect: string }

export const html = (status: number, body: string, changedAt?: Body['changedAt']): Body => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
  changedAt,
})

/** Address and content belong together for ever. */
export const forEver = 'public, max-age=31536000, immutable'
