import { createServer } from 'node:http'
import type { RequestHandler } from 'express'
import next from 'next'
import { adminHeaders } from './requests/admin-headers'
import { checkedForAdmin } from './requests/check-admin-request'
import type { Env } from '../settings/env'
import type { Upgrade } from './http-server'

/**
 * Payload's admin interface, by Next, in this process.
 *
 * @param dev true builds pages as they are asked for, and reloads them on changes
 */
export const nextFront = async (
  env: Env,
  dev: boolean,
): Promise<{ handler: RequestHandler; hotReload: Upgrade; close: () => Promise<void> }> => {
  // Next would tell its makers about this installation; it has no option for it but this variable.
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  // Next's types for `import` and `require` differ; both give the function.
  const create = next as unknown as (options: object) => {
    prepare: () => Promise<void>
    getRequestHandler: () => (request: unknown, response: unknown) => Promise<void>
    close: () => Promise<void>
  }
  // Next listens for upgrades at the server that it is given, or else at the one that its first request came from: and
  // there, as soon as anything listens, Node hands all of them over, and Next leaves most of them open for ever.
  const httpServer = createServer()
  const app = create({ dev, dir: process.cwd(), hostname: env.host, port: env.port, quiet: true, httpServer })
  await app.prepare()
  const handle = app.getRequestHandler()
  const headers = adminHeaders(env.publicUrl, dev)
  const answer = checkedForAdmin(handle)
  return {
    handler: (request, response, onward) =>
      headers(request, response, (error?: unknown) =>
        error === undefined ? answer(request, response, onward) : onward(error),
      ),
    hotReload: (request, socket, head) =>
      /^\/_next\/hmr(?:\?|$)/.test(request.url ?? '') && httpServer.emit('upgrade', request, socket, head),
    close: () => app.close(),
  }
}
