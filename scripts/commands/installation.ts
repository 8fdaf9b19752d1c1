import type { Env } from '../../src/settings/env'
import { command } from '../command'

const usage = `
npm run installation [-- OPTION]

Says which installation the database of DATABASE_URI is, and which one the pictures and files of MEDIA_DIR or S3_BUCKET
belong to. Stop the program before you change anything.

  --begin-anew     where the database is empty: forgets that the pictures belong to another one, so that the next
                   start begins a new installation. No picture is deleted; restore a backup if you can
  --accept-media   makes the pictures, as they are, those of this database, whatever they belonged to
  --help           this text
`

type Asked = { beginAnew?: boolean | undefined; acceptMedia?: boolean | undefined }

/** Does what is asked for. @returns what to say */
const answer = async (settings: Env, { beginAnew, acceptMedia }: Asked): Promise<string> => {
  const { factsOf } = await import('../../src/installation/check-installation')
  const { InstallationRefused } = await import('../../src/installation/installation')
  const { noteBesideDatabase, noteBesideMedia } = await import('../../src/installation/identity-notes')
  const facts = await factsOf(settings)
  const media = noteBesideMedia(settings)
  const beside = noteBesideDatabase(settings.databaseUri)
  if (beginAnew) {
    if (facts.used || facts.installation) {
      throw new InstallationRefused(
        'The database holds an installation, so nothing was changed. Begin anew with an empty one.',
      )
    }
    await media.remove()
    await beside?.remove()
    return 'The next start begins a new installation.'
  }
  if (acceptMedia) {
    if (facts.installation) await media.write(facts.installation.id, true)
    else if (facts.used) await media.remove()
    else {
      throw new InstallationRefused(
        'The database is empty, so nothing was changed. Correct DATABASE_URI, or see --begin-anew.',
      )
    }
    return 'The pictures and files are those of this database now.'
  }
  const known = facts.installation?.id ?? (facts.used ? 'from before there were ids' : 'none: empty')
  return [
    `Database:           ${known}`,
    `Pictures and files: ${(await media.read()) ?? 'none noted'}`,
    ...(beside ? [`Beside the database: ${(await beside.read()) ?? 'none noted'}`] : []),
  ].join('\n')
}

export const installation = command({
  usage,
  options: { 'begin-anew': { type: 'boolean' }, 'accept-media': { type: 'boolean' } },
  run: async ({ values, settings, say }) =>
    say(await answer(settings, { beginAnew: values['begin-anew'], acceptMedia: values['accept-media'] })),
})
