import type { Payload } from 'payload'
import type { MediaFiles } from './file-store'
import type { Env } from '../settings/env'
import { settingsOf } from '../settings/settings-of'
import { mediaFilesFor } from './media-files'

const ofPrograms = new WeakMap<Env, MediaFiles>()

/** The media files of the program that this Payload belongs to. */
export const mediaFilesOf = (payload: Pick<Payload, 'config'>): MediaFiles => {
  const settings = settingsOf(payload)
  const files = ofPrograms.get(settings) ?? mediaFilesFor(settings)
  ofPrograms.set(settings, files)
  return files
}
