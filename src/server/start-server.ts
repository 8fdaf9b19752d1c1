import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { receiptsFor } from '../delivery/clients/receipts'
import { storeFor } from '../delivery/store/store-for'
import { checkInstallation, type CheckedInstallation } from '../installation/check-installation'
import { InstallationRefused } from '../installation/installation'
import { noteMissingMedia } from '../installation/note-missing-media'
import { mediaFilesFor } from '../media-files/media-files'
import { problemDocument } from '../problems/errors'
import { readEnv, type Env } from '../settings/env'
import { logger } from '../settings/logger'
import { logFrom, ownLog } from '../settings/program-log'
import { identifyRequests } from '../settings/request-id'
import { buildApp } from './app'
import { Endings } from './endings'
import { boundedServer, stopServer, takeUpgrades } from './http-server'
import { inPlainForm } from './requests/plain-request'
import { startDelivery } from './start-delivery'
import { StartError } from './start-error'

/** What a program can be: everything, or what delivers alone. */
export const serverRoles = ['authoring', 'delivery'] as const
export type ServerRole = (typeof serverRoles)[number]

export type StartOptions = {
  role: ServerRole
  /** Builds the admin's pages as they are asked for. */
  dev?: boolean
  /** Is told of what turns out wrong when the program runs already: it should not go on then. */
  fail: (error: unknown) => void
}

export type RunningServer = {
  /** Scheme, host and port that it listens on. */
  url: string
  /** Takes no new requests, lets open ones end, and closes everything. What was stopped once stays so. */
  stop: () => Promise<void>
}

/** How long a process that delivers waits until it looks again for a database that did not answer, in milliseconds. */
const patience = 5_000

type Watched = Pick<StartOptions, 'role' | 'fail'> & { stopping: AbortSignal }

/**
 * Whether database and pictures are those that belong here. A process that only delivers waits for a MongoDB that does
 * not answer yet, and looks as soon as it does; the authoring role says what is wrong with it and ends.
 *
 * @throws InstallationRefused
 */
const checkedInstallation = async (
  settings: Env,
  watched: Watched,
): Promise<CheckedInstallation | undefined> => {
  const { role, fail, stopping } = watched
  try {
    const checked = await checkInstallation(settings)
    if (role === 'delivery') checked.media.then(noteMissingMedia, fail)
    return checked
  } catch (error) {
    if (error instanceof InstallationRefused || role !== 'delivery') throw error
    pause(patience, undefined, { ref: false, signal: stopping })
      .then(() => checkedInstallation(settings, watched))
      .catch(fail)
    return undefined
  }
}

/** A wrong key or bucket is told now, and not at the first upload. It stops nothing: texts can be read meanwhile. */
const checkMediaFiles = (settings: Env): Promise<void> =>
  mediaFilesFor(settings)
    .check()
    .catch((error: unknown) =>
      logger.error({ err: error }, 'the bucket for pictures and files cannot be used'),
    )

/** Listens before anything slow happens, so that a taken port is told at once; until then all is 503. */
const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(`Port ${port} is taken. Stop what uses it, or choose another with PORT.`)
          : error,
      ),
    )
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

const notReady: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Content-Type': 'application/problem+json', 'Retry-After': '2' })
  response.end(JSON.stringify(problemDocument('not-ready-yet')))
}

/**
 * Starts a program with settings of its own. Any number of them can run in one process, one of them with the admin. It
 * listens to no signals and ends no process: that is for who calls this.
 *
 * @param environment as `.env.example` lists it
 * @throws EnvironmentError, StartError, InstallationRefused, each with a sentence; whatever a database says. Nothing of
 *   the program is left then
 */
export const startServer = async (
  environment: Readonly<Record<string, string | undefined>>,
  { role, dev = false, fail: report }: StartOptions,
): Promise<RunningServer> => {
  const given = readEnv(environment)
  if (!ownLog()) logFrom(given.logLevel)
  let handle: RequestListener = notReady
  const server = boundedServer(
    given.trustProxy,
    inPlainForm(given, (request, response) => handle(request, response)),
  )
  const port = await listen(server, given.host, given.port)
  const endings = new Endings()
  const stopping = new AbortController()
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping.abort()
    return (stopped ??= stopServer(server).then(() => endings.end()))
  }
  const fail = (error: unknown): void => {
    if (!stopping.signal.aborted) report(error)
  }
  try {
    // With PORT=0 the system has chosen one; addresses are made of it from here on.
    const settings = readEnv({ ...environment, PORT: String(port) })
    const checked = await checkedInstallation(settings, { role, fail, stopping: stopping.signal })
    const store = await storeFor(settings.databaseUri)
    endings.add(() => store.close())
    const delivery = startDelivery(settings, store)
    endings.add(() => delivery.state.close())
    endings.add(() => receiptsFor(store).flush())
    const { authoring, hotReload } =
      role === 'authoring' && checked
        ? await (
            await import('./start-authoring')
          ).startAuthoring(settings, checked, delivery, { dev, endings, fail })
        : {}
    const app = buildApp(settings, delivery, authoring)
    handle = delivery.inFrontOf(identifyRequests(settings.trustProxy, app, authoring !== undefined))
    if (hotReload) takeUpgrades(server, hotReload)
    void checkMediaFiles(settings)
    return { url: `http://${given.host}:${port}`, stop }
  } catch (error) {
    // What went wrong says more than what goes wrong after it.
    await stop().catch(() => undefined)
    throw error
  }
}
