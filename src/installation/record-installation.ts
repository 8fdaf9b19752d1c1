import type { Payload } from 'payload'
import type { Env } from '../settings/env'
import type { CheckedInstallation } from './check-installation'
import { noteBesideDatabase, noteBesideMedia } from './identity-notes'
import { installationCounter, type Installation } from './installation'
import { noteMissingMedia } from './note-missing-media'
import { schemaSteps } from './schema-steps'
import { logger } from '../settings/logger'

const stored = async (payload: Payload): Promise<Installation | undefined> => {
  const found = await payload.db.findOne<{ id: string; value: number; hash?: string | null }>({
    collection: 'counters',
    where: { name: { equals: installationCounter } },
    req: {},
  })
  return found?.hash ? { id: found.hash, demonstration: found.value === 1 } : undefined
}

/** Of two first starts at once, one makes it, and the other takes that. */
const make = async (payload: Payload, { id, demonstration }: Installation): Promise<Installation> => {
  try {
    await payload.db.create({
      collection: 'counters',
      data: { name: installationCounter, value: demonstration ? 1 : 0, hash: id },
      req: {},
    })
  } catch (error) {
    const made = await stored(payload)
    if (!made) throw error
  }
  return (await stored(payload)) ?? { id, demonstration }
}

/** SQLite's steps are noted as they are done; MongoDB has none to do, and is told which the program knows. */
const noteSchemaSteps = async (payload: Payload): Promise<void> => {
  const { docs } = await payload.db.find<{ id: string; name: string }>({
    collection: 'payload-migrations',
    pagination: false,
    limit: 0,
    req: {},
  })
  const noted = new Set(docs.map(({ name }) => name))
  for (const name of schemaSteps()) {
    if (!noted.has(name))
      await payload.db.create({ collection: 'payload-migrations', data: { name, batch: 1 }, req: {} })
  }
}

/**
 * Gives a new installation its id, in the database first and then beside it and beside the pictures: an id that is
 * noted anywhere is that of a database. What cannot be noted is told in the log, and done at the next start.
 *
 * @throws InstallationRefused where the pictures, which may be looked at by now only, are another installation's
 */
export const recordInstallation = async (
  payload: Payload,
  settings: Pick<Env, 'databaseUri' | 'mediaDir' | 's3'>,
  { installation, isNew, media }: CheckedInstallation,
): Promise<void> => {
  const { id } = isNew ? await make(payload, installation) : installation
  if (!settings.databaseUri.startsWith('file:')) await noteSchemaSteps(payload)
  const told = (error: unknown) =>
    logger.error({ err: error }, 'the id of this installation could not be noted; see docs/operators.md')
  const beside = noteBesideDatabase(settings.databaseUri)
  if (beside && (await beside.read().catch(() => undefined)) !== id) await beside.write(id, true).catch(told)
  const finding = await media
  noteMissingMedia(finding)
  if (finding === 'to be noted') await noteBesideMedia(settings).write(id).catch(told)
}
