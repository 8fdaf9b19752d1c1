import type { MediaFiles } from './file-store'
import type { Env } from '../settings/env'
import { localFiles } from './local-files'
import { s3Files } from './s3-files'

/** The bucket where one is set, else the folder. */
export const mediaFilesFor = ({ s3, mediaDir }: Pick<Env, 's3' | 'mediaDir'>): MediaFiles =>
  s3 ? s3Files(s3) : localFiles(mediaDir)
