import { logger } from '../settings/logger'
import type { MediaFinding } from './check-installation'

/** Tells whoever reads the log that the pictures are elsewhere, or gone. It stops nothing: texts can be read. */
export const noteMissingMedia = (finding: MediaFinding): void => {
  if (finding !== 'missing') return
  logger.error(
    'There is none of the pictures and files that the database names, and nothing that says whose place this is. ' +
      'Correct MEDIA_DIR or S3_BUCKET, or restore them from a backup. If it is right as it is: npm run installation -- --accept-media',
  )
}
