import type { RequestHandler } from 'express'
import next from 'next'
import { adminHeaders } from './admin-headers'
import { checkedForAdmin } from './check-admin-request'
import type { Env } from './env'

/**
 * Payload's admin interface, by Next, in this process.
 *
 * @param dev true builds pages as they are asked for, and reloads them on changes
 */
export const nextFront = async (
  env: Env,
  dev: boolean,
): Promise<{ handler: RequestHandler; close: () => Promise<void> }> => {
  // Next would tell its makers about this installation; it has no option for it but this variable.
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  // Next's types for `import` and `require` differ; both give the function.
  const create = next as unknown as (options: object) => {
    prepare: () => Promise<void>
    getRequestHandler: () => (request: unknown, response: unknown) => Promise<void>
    close: () => Promise<void>
  }
  const app = create({ dev, dir: process.cwd(), hostname: env.host, port: env.port, quiet: true })
  await app.prepare()
  const handle = app.getRequestHandler()
  const headers = adminHeaders(env.publicUrl, dev)
  const answer = checkedForAdmin(handle)
  return {
    handler: (request, response, onward) =>
      headers(request, response, (error?: unknown) =>
        error === undefined ? answer(request, response, onward) : onward(error),
      ),
    close: () => app.close(),
  }
}
