import type { MediaFiles } from './file-store'
import type { Env } from '../settings/env'
import { localFiles } from './local-files'
import { s3Files } from './s3-files'

const known = new WeakMap<object, MediaFiles>()

/** The bucket where one is set, else the folder; the same for the same settings, with one client of the bucket. */
export const mediaFilesFor = (settings: Pick<Env, 's3' | 'mediaDir'>): MediaFiles => {
  const { s3, mediaDir } = settings
  const files = known.get(settings) ?? (s3 ? s3Files(s3) : localFiles(mediaDir))
  known.set(settings, files)
  return files
}
