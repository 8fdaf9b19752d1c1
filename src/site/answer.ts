/** What the public pages answer with, before it becomes HTTP. */
export type Answer =
  { status: number; type: string; body: string; cacheControl?: string; allow?: string } | { redirect: string }

export const html = (status: number, body: string): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
})

/** Address and content belong together for ever. */
export const forEver = 'public, max-age=31536000, immutable'
