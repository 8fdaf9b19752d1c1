/** What the public pages answer with, before it becomes HTTP. */
export type Body = { status: number; type: string; body: string; cacheControl?: string; allow?: string }
export type Answer = Body | { redirect: string }

export const html = (status: number, body: string): Body => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
})

/** Address and content belong together for ever. */
export const forEver = 'public, max-age=31536000, immutable'
