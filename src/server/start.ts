import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { receiptsFor } from '../delivery/clients/receipts'
import { storeFor } from '../delivery/store/store-for'
import type { PublicationStore } from '../delivery/store/publication-store'
import { InstallationRefused } from '../installation/installation'
import type { CheckedInstallation } from '../installation/check-installation'
import type { Delivery } from './start-delivery'
import type { Authoring } from './app'
import { env, environment, EnvironmentError, readEnv, type Env } from '../settings/env'
import { problemDocument } from '../problems/errors'
import { inPlainForm } from './requests/plain-request'
import { errorAsText } from '../settings/logged-error'
import { identifyRequests } from '../settings/request-id'
import { keepTick } from './keep-tick'
import { boundedServer, stopServer, takeUpgrades, type Upgrade } from './http-server'

const usage = `
npm start [-- --role authoring|delivery] [--dev]

Starts the program. The authoring role is everything: the admin at /admin, the REST API at /api, the public pages
and the delivery API. The delivery role is the public pages and the delivery API alone.

  --role ROLE   authoring (the default) or delivery
  --dev         build the admin's pages as they are asked for (npm run dev)
  --help        this text

Settings come from the environment; .env.example lists them.
`

/** How long a process that delivers waits until it looks again for a database that did not answer, in milliseconds. */
const patience = 5_000

/** Something that whoever starts the program can put right; told without a stack. */
class StartError extends Error {}

type Running = { authoring?: Authoring; hotReload?: Upgrade; close: () => Promise<void> }

/** Loaded only where needed: Payload and Next take longer to load than all of delivery. */
const startAuthoring = async (
  settings: Env,
  checked: CheckedInstallation,
  { store, state, form }: Delivery,
  dev: boolean,
): Promise<Running> => {
  const { getPayload } = await import('payload')
  const { default: config } = await import('../../payload.config')
  const { payloadRest } = await import('./payload-rest')
  const { checkOrigin } = await import('./requests/check-origin')
  const { noteAddress } = await import('../audit/request-address')
  const { signInLimits } = await import('./requests/sign-in-limits')
  const { reconcile } = await import('../publications/mending/reconcile')
  const { completeMentions } = await import('../mentions/complete-mentions')
  const { reconcileMembership } = await import('../alliance-rules/reconcile-membership')
  const { addressBook } = await import('../delivery/store/address-book')
  const { readBacklog } = await import('./read-backlog')
  const { recordInstallation } = await import('../installation/record-installation')
  const { noteProgram } = await import('../publications/note-presentation')
  const { canStore } = await import('./can-store')
  const { startDeliveryWorker } = await import('../webhooks/delivery-worker')
  const { startJobWorker } = await import('../jobs/job-worker')
  const { becomeAuthor, onlyOneAuthor } = await import('../database/only-author')
  const { logger } = await import('../settings/logger')
  const payload = await getPayload({ config })
  const authorship = await becomeAuthor(payload, () => {
    logger.fatal(onlyOneAuthor)
    process.exit(1)
  })
  if (!authorship) throw new StartError(onlyOneAuthor)
  const recorded = recordInstallation(payload, settings, checked)
  // Where nothing can be stored, this process says that all was modified when it was started, and works.
  await noteProgram(payload, form).catch((error: unknown) =>
    logger.error({ err: error }, 'it could not be noted since when this program is in use'),
  )
  // A bucket may take its time to answer; nobody waits for that.
  if (settings.s3) recorded.catch(endWithSentence)
  else await recorded
  await (await import('../audit/seal-once')).sealOnce(payload)
  const heads = (await import('../audit/note-heads')).noteHeads(payload)
  const jobs = startJobWorker(payload)
  const webhooks = startDeliveryWorker(payload, addressBook(store, state, settings.publicUrl))
  const graphql = settings.graphql
    ? (await import('./graphql/graphql-front')).graphqlFront(payload.config, settings.publicUrl)
    : undefined
  const front = settings.admin ? await (await import('./next-front')).nextFront(settings, dev) : undefined
  // Beside the work, not before it, nor beside the loading of the admin's pages: with many items it takes a while, and
  // mostly there is nothing to mend.
  const reconciling = new AbortController()
  const { signal } = reconciling
  const reconcileAll = async () => {
    await completeMentions(payload, { once: true, signal })
    const settled = await reconcileMembership(payload, signal)
    if (settled.length > 0) logger.warn({ settled: settled.length }, 'items waited for schools that left')
    return reconcile(payload, { signal })
  }
  const reconciled = reconcileAll().then(
    ({ mended, translations }) => {
      const all = mended.length + translations.length
      if (all > 0) logger.warn({ mended: all }, 'publications were mended')
    },
    (error: unknown) => logger.error({ err: error }, 'reconciling failed'),
  )
  return {
    authoring: {
      guards: [noteAddress, checkOrigin(settings.trustedOrigins), ...signInLimits(settings.signInLimit)],
      rest: payloadRest(Promise.resolve(payload.config), settings.publicUrl),
      graphql,
      admin: front?.handler,
      canStore: canStore(payload, settings),
      backlog: () => readBacklog(payload),
      demoMail: settings.demo
        ? (await import('./demonstration/demo-mail-router')).demoMailRouter()
        : undefined,
    },
    hotReload: dev ? front?.hotReload : undefined,
    close: async () => {
      reconciling.abort()
      await reconciled
      await webhooks.stop()
      await jobs.stop()
      await heads.stop()
      await front?.close()
      await authorship.release()
      await payload.destroy()
    },
  }
}

/** Ends the program with what went wrong: a sentence where whoever started it can put it right. Never a value. */
const endWithSentence = (error: unknown): never => {
  const told =
    error instanceof EnvironmentError || error instanceof StartError || error instanceof InstallationRefused
  process.stderr.write(`${told ? error.message : errorAsText(error)}\n`)
  process.exit(1)
}

/**
 * Whether database and pictures are those that belong here. A process that only delivers waits for a MongoDB that does
 * not answer yet, and looks as soon as it does; the authoring role says what is wrong with it and ends.
 *
 * @throws InstallationRefused
 */
const checkedInstallation = async (settings: Env, role: string): Promise<CheckedInstallation | undefined> => {
  const { checkInstallation } = await import('../installation/check-installation')
  const { noteMissingMedia } = await import('../installation/note-missing-media')
  try {
    const checked = await checkInstallation(settings)
    if (role === 'delivery') checked.media.then(noteMissingMedia, endWithSentence)
    return checked
  } catch (error) {
    if (error instanceof InstallationRefused || role !== 'delivery') throw error
    setTimeout(() => void checkedInstallation(settings, role).catch(endWithSentence), patience).unref()
    return undefined
  }
}

/** A wrong key or bucket is told now, and not at the first upload. It stops nothing: texts can be read meanwhile. */
const checkMediaFiles = async (settings: Env): Promise<void> => {
  const { mediaFilesFor } = await import('../media-files/media-files')
  const { logger } = await import('../settings/logger')
  await mediaFilesFor(settings)
    .check()
    .catch((error: unknown) =>
      logger.error({ err: error }, 'the bucket for pictures and files cannot be used'),
    )
}

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

const start = async (): Promise<void> => {
  keepTick()
  const { values } = parseArgs({
    options: {
      role: { type: 'string', default: 'authoring' },
      dev: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  if (values.role !== 'authoring' && values.role !== 'delivery') {
    throw new StartError(`There is no role "${values.role}": choose authoring or delivery.`)
  }
  Object.assign(process.env, {
    NODE_ENV: process.env.NODE_ENV ?? (values.dev ? 'development' : 'production'),
  })
  const given = readEnv(environment())
  const { host, port: wanted, trustProxy } = given
  let handle: RequestListener = notReady
  const server = boundedServer(
    trustProxy,
    inPlainForm(given, (request, response) => handle(request, response)),
  )
  const port = await listen(server, host, wanted)
  // With PORT=0 the system has chosen one; addresses are made of it from here on.
  process.env.PORT = String(port)
  const settings = env()
  // Whoever develops sees what Next and libraries print as they print it.
  if (!values.dev) (await import('./take-over-output')).takeOverOutput()
  // Only now: its modules read the settings as they load, and a problem in them is told above, without a stack.
  const { buildApp } = await import('./app')
  const { startDelivery } = await import('./start-delivery')

  const checked = await checkedInstallation(settings, values.role)
  const store: PublicationStore = await storeFor(settings.databaseUri)
  const delivery = startDelivery(settings, store)
  const running: Running =
    values.role === 'authoring' && checked
      ? await startAuthoring(settings, checked, delivery, values.dev)
      : { close: () => Promise.resolve() }
  const app = buildApp(settings, delivery, running.authoring)
  handle = delivery.inFrontOf(identifyRequests(settings.trustProxy, app, running.authoring !== undefined))
  if (running.hotReload) takeUpgrades(server, running.hotReload)
  void checkMediaFiles(settings)
  process.stdout.write(`Listening on http://${host}:${port}\n`)

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void stopServer(server)
      .then(() => receiptsFor(store).flush())
      .then(() => running.close())
      .then(() => delivery.state.close())
      .then(() => store.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`Stopping failed: ${errorAsText(error)}\n`)
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

start().catch(endWithSentence)
