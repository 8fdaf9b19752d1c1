import { createServer, ServerResponse, STATUS_CODES, type IncomingMessage } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { Socket } from 'node:net'
import { problemDocument, type ErrorCode } from '../problems/errors'

/** Bytes of all headers together, the address included; a browser sends two thousand. */
const maxHeaderSize = 16 * 1024

/** Headers come in one go from anybody who means it. */
const headersTimeout = 15_000

/** A whole request: 20 MB, the largest upload, at half a megabit a second. */
const requestTimeout = 330_000

/** How often the two above are looked at. */
const connectionsCheckingInterval = 5_000

/** A connection over which nothing moves, in either direction: somebody who asks and does not read. */
const silenceTimeout = 120_000

/** Nobody is left waiting between requests for long; a page is fetched within this. */
const keepAliveTimeout = 5_000

/** A proxy keeps its connections for a minute, and must be the one that ends them, or it loses requests. */
const keepAliveTimeoutOfProxies = 75_000

/** Each costs some ten kilobytes; so many are above any school's day, and far below what ends the process. */
const maxConnections = 4_000

/** How long whoever was refused has time to read why; then the connection ends, also where they keep it open. */
const lingerMs = 1_000

/** How long open requests may take once the program has been asked to stop. */
const graceMs = 2_000

/** What Node's parser found, told like any other problem. */
const codeOf = (error: NodeJS.ErrnoException): ErrorCode => {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return 'headers-too-large'
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'too-slow'
    default:
      return 'malformed-request'
  }
}

/** Answers where there is no response object to answer with, and ends the connection. */
const refuse = (socket: Socket, code: ErrorCode): void => {
  const document = problemDocument(code)
  const body = JSON.stringify(document)
  socket.end(
    [
      `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status]}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
  // A socket that Node has given away is outside of all its time limits.
  setTimeout(() => socket.destroy(), lingerMs).unref()
}

/** The response that is under way on a connection; Node keeps it there for its own answers to such errors. */
type WithResponse = Socket & { _httpMessage?: { headersSent: boolean } | null }

const openSockets = new WeakMap<Server, Set<Socket>>()

/**
 * The server, with bounds on everything that can be sent before the program sees it: whoever sends too much, too
 * slowly or what is no HTTP is answered with 4xx, as a problem document, and the connection is closed. As long as
 * nothing listens for `upgrade`, requests to go over to another protocol are answered like any other (RFC 9110, section
 * 7.8, lets a server ignore the wish), which `src/server/next-front.ts` sees to.
 *
 * @param proxies how many stand in front
 */
export const boundedServer = (proxies: number, listener: RequestListener): Server => {
  const server = createServer(
    {
      maxHeaderSize,
      headersTimeout,
      requestTimeout,
      connectionsCheckingInterval,
      keepAliveTimeout: proxies > 0 ? keepAliveTimeoutOfProxies : keepAliveTimeout,
    },
    (request, response) => {
      listener(request, response)
      // Not as `server.timeout`: two timers for each answer out of memory take a twentieth of its time. An answer that
      // waits for those before it on its connection is not out either.
      if (!response.writableFinished) request.socket.setTimeout(silenceTimeout)
    },
  )
  server.maxConnections = maxConnections
  server.on('clientError', (error: NodeJS.ErrnoException, socket: WithResponse) => {
    // Nobody is there any more, or an answer has begun, into which another must not be written.
    if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent) socket.destroy()
    else refuse(socket, codeOf(error))
  })
  const open = new Set<Socket>()
  openSockets.set(server, open)
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  // Whoever takes this for a proxy; without a listener the connection would just end.
  server.on('connect', (_request, socket: Socket) => refuse(socket, 'method-not-allowed'))
  return server
}

/** Takes over a connection for another protocol. @returns false where it does not, and the request is as any other */
export type Upgrade = (request: IncomingMessage, socket: Socket, head: Buffer) => boolean

/**
 * Lets connections go over to another protocol, for development. Node reads no further on such a connection: the other
 * requests that would like to are answered, and it ends.
 */
export const takeUpgrades = (server: Server, upgrade: Upgrade): void => {
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (upgrade(request, socket, head)) return
    const response = new ServerResponse(request)
    response.shouldKeepAlive = false
    response.assignSocket(socket)
    response.once('finish', () => socket.destroySoon())
    server.emit('request', request, response)
  })
}

/** Takes no new connections, lets open requests end for two seconds, and then ends whatever is still open. */
export const stopServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    // Not by Node's own list: what has gone over to another protocol is no longer on it.
    const endAll = () => openSockets.get(server)?.forEach((socket) => socket.destroy())
    const impatient = setTimeout(endAll, graceMs).unref()
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
  })
