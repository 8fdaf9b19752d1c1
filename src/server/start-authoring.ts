import type { Payload } from 'payload'
import { reconcileMembership } from '../alliance-rules/reconcile-membership'
import { noteHeads } from '../audit/note-heads'
import { noteAddress } from '../audit/request-address'
import { sealOnce } from '../audit/seal-once'
import { becomeAuthor, onlyOneAuthor } from '../database/only-author'
import { addressBook } from '../delivery/store/address-book'
import type { CheckedInstallation } from '../installation/check-installation'
import { recordInstallation } from '../installation/record-installation'
import { startJobWorker } from '../jobs/job-worker'
import { completeMentions } from '../mentions/complete-mentions'
import { reconcile } from '../publications/mending/reconcile'
import { noteProgram } from '../publications/note-presentation'
import { becomeSettings, type Env } from '../settings/env'
import { logger } from '../settings/logger'
import { startDeliveryWorker } from '../webhooks/delivery-worker'
import type { Authoring } from './app'
import { canStore } from './can-store'
import type { Endings } from './endings'
import type { Upgrade } from './http-server'
import { isOpen, openPayload } from './open-payload'
import { payloadRest } from './payload-rest'
import { readBacklog } from './read-backlog'
import { checkOrigin } from './requests/check-origin'
import { signInLimits } from './requests/sign-in-limits'
import type { Delivery } from './start-delivery'
import { StartError } from './start-error'

/** Under which Next asks for Payload, and anybody else who names no other. */
const keyOfAdmin = 'default'

/** @throws StartError where another program of this process has the admin already */
const keyFor = (settings: Env): string => {
  const key = settings.admin ? keyOfAdmin : `program at ${settings.port}`
  if (isOpen(key))
    throw new StartError(
      'There is an admin in this process already: start another program with KPSA_ADMIN=off.',
    )
  return key
}

/** Beside the work, not before it: with many items it takes a while, and mostly there is nothing to mend. */
const reconcileAll = async (payload: Payload, signal: AbortSignal): Promise<void> => {
  try {
    await completeMentions(payload, { once: true, signal })
    const settled = await reconcileMembership(payload, signal)
    if (settled.length > 0) logger.warn({ settled: settled.length }, 'items waited for schools that left')
    const { mended, translations } = await reconcile(payload, { signal })
    const all = mended.length + translations.length
    if (all > 0) logger.warn({ mended: all }, 'publications were mended')
  } catch (error) {
    logger.error({ err: error }, 'reconciling failed')
  }
}

/**
 * What the authoring role has beside delivery. A module that is loaded only where needed: Payload and Next take longer
 * to load than all of delivery.
 *
 * @param endings are given what has to be ended, also where this throws
 * @param fail is told of what turns out wrong later
 * @throws StartError; whatever the database says
 */
export const startAuthoring = async (
  settings: Env,
  checked: CheckedInstallation,
  { store, state, form }: Delivery,
  { dev, endings, fail }: { dev: boolean; endings: Endings; fail: (error: unknown) => void },
): Promise<{ authoring: Authoring; hotReload?: Upgrade }> => {
  const key = keyFor(settings)
  // Next makes a configuration for itself.
  if (settings.admin) becomeSettings(settings)
  const { payload, close } = await openPayload(settings, key)
  endings.add(close)
  const authorship = await becomeAuthor(payload, () => {
    logger.fatal(onlyOneAuthor)
    fail(new StartError(onlyOneAuthor))
  })
  if (!authorship) throw new StartError(onlyOneAuthor)
  endings.add(() => authorship.release())
  const recorded = recordInstallation(payload, settings, checked)
  // Where nothing can be stored, this process says that all was modified when it was started, and works.
  await noteProgram(payload, form).catch((error: unknown) =>
    logger.error({ err: error }, 'it could not be noted since when this program is in use'),
  )
  // A bucket may take its time to answer; nobody waits for that.
  if (settings.s3) recorded.catch(fail)
  else await recorded
  await sealOnce(payload)
  const workers = [
    noteHeads(payload),
    startJobWorker(payload),
    startDeliveryWorker(payload, addressBook(store, state, settings.publicUrl)),
  ]
  for (const worker of workers) endings.add(() => worker.stop())
  const graphql = settings.graphql
    ? (await import('./graphql/graphql-front')).graphqlFront(payload, settings.publicUrl, key)
    : undefined
  const front = settings.admin ? await (await import('./next-front')).nextFront(settings, dev) : undefined
  if (front) endings.add(() => front.close())
  // Not beside the loading of the admin's pages.
  const reconciling = new AbortController()
  const reconciled = reconcileAll(payload, reconciling.signal)
  endings.add(() => {
    reconciling.abort()
    return reconciled
  })
  return {
    authoring: {
      guards: [noteAddress, checkOrigin(settings.trustedOrigins), ...signInLimits(settings.signInLimit)],
      rest: payloadRest(payload, settings.publicUrl, key),
      graphql,
      admin: front?.handler,
      canStore: canStore(payload, settings),
      backlog: () => readBacklog(payload),
      demoMail: settings.demo
        ? (await import('./demonstration/demo-mail-router')).demoMailRouter(payload)
        : undefined,
    },
    hotReload: dev ? front?.hotReload : undefined,
  }
}
