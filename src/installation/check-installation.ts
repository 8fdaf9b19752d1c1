import { randomUUID } from 'node:crypto'
import type { Env } from '../settings/env'
import { hasOneOf, noteBesideDatabase, noteBesideMedia } from './identity-notes'
import { InstallationRefused, type DatabaseFacts, type Installation } from './installation'
import { refuseMixingWithDemo, refuseNewerSchema } from './refuse-database'

/** What to do once the database is open. */
export type CheckedInstallation = {
  /** The one that the database has, or is to get. */
  installation: Installation
  isNew: boolean
  /** Comes to its end when the pictures were looked at: a bucket may take its time, and stops nothing meanwhile. */
  media: Promise<MediaFinding>
}

/**
 * Whether the pictures are this installation's: their note says so; or there is no note, but nothing to miss; or
 * there is neither a note nor a file of it; or the store does not answer.
 */
export type MediaFinding = 'noted' | 'to be noted' | 'missing' | 'unknown'

type Settings = Pick<Env, 'databaseUri' | 'mediaDir' | 's3' | 'demo'>

const placeOf = ({ s3 }: Settings): string => (s3 ? 'S3_BUCKET' : 'MEDIA_DIR')

/** @throws where MongoDB does not answer; InstallationRefused where the file is no database */
export const factsOf = async ({ databaseUri }: Settings): Promise<DatabaseFacts> =>
  databaseUri.startsWith('file:')
    ? (await import('./sqlite-facts')).sqliteFacts(databaseUri)
    : (await import('./mongo-facts')).mongoFacts(databaseUri)

const beginAnew = 'npm run installation -- --begin-anew'
const acceptMedia = 'npm run installation -- --accept-media'

const refuseEmpty = (where: string): never => {
  throw new InstallationRefused(
    `The database that DATABASE_URI names is empty or not there, but ${where} belongs to an installation that has one. ` +
      'Nothing was changed. Correct DATABASE_URI, or restore the database from a backup. ' +
      `To begin a new installation here on purpose: ${beginAnew}`,
  )
}

const refuseOther = (settings: Settings): never => {
  throw new InstallationRefused(
    `${placeOf(settings)} holds the pictures and files of another installation than the database that DATABASE_URI names. ` +
      `Nothing was changed. Correct whichever is wrong. If they do belong together: ${acceptMedia}`,
  )
}

const lookAtMedia = async (
  settings: Settings,
  { id }: Installation,
  files: readonly string[],
): Promise<MediaFinding> => {
  try {
    const noted = await noteBesideMedia(settings).read()
    if (noted === id) return 'noted'
    if (noted !== undefined) refuseOther(settings)
    return files.length === 0 || (await hasOneOf(settings, files)) ? 'to be noted' : 'missing'
  } catch (error) {
    // What is wrong with a bucket is told where it is checked (src/server/start-server.ts).
    if (error instanceof InstallationRefused) throw error
    return 'unknown'
  }
}

/** The id of a first start, or of what was made before there were ids. */
const idFor = async (settings: Settings, facts: DatabaseFacts): Promise<string> => {
  // The pictures first: whoever makes an installation at this moment writes its id into the database first.
  const media = await noteBesideMedia(settings)
    .read()
    .catch(() => undefined)
  const beside = await noteBesideDatabase(settings.databaseUri)?.read()
  if (media === undefined && beside === undefined) return randomUUID()
  const now = await factsOf(settings)
  if (now.installation) return now.installation.id
  if (!facts.used) return refuseEmpty(media === undefined ? 'the file beside it' : placeOf(settings))
  // A backup from before there were ids, with its own pictures.
  if (media !== undefined && !(await hasOneOf(settings, facts.files))) return refuseOther(settings)
  return media ?? beside ?? randomUUID()
}

/**
 * Looks at the database and the pictures before the program opens them, and changes neither.
 *
 * @throws InstallationRefused where they do not belong together, where the database is a demonstration's and the
 *   program no demonstration, or the other way round, and where a newer version has changed the schema
 * @throws where MongoDB does not answer
 */
export const checkInstallation = async (settings: Settings): Promise<CheckedInstallation> => {
  const facts = await factsOf(settings)
  refuseNewerSchema(facts)
  refuseMixingWithDemo(facts, settings.demo)
  const installation = facts.installation ?? {
    id: await idFor(settings, facts),
    demonstration: settings.demo,
  }
  const media = lookAtMedia(settings, installation, facts.files)
  if (settings.s3) media.catch(() => undefined)
  else await media
  return { installation, isNew: !facts.installation, media }
}
