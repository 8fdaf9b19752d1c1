import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SanitizedConfig } from 'payload'

/** The configuration of the program, without its database: to walk through its collections and fields. */
export const lookedAtConfig = async (): Promise<SanitizedConfig> => {
  Object.assign(process.env, {
    DATABASE_URI: `file:${path.join(mkdtempSync(path.join(tmpdir(), 'kpsa-config-')), 'never-opened.db')}`,
    PAYLOAD_SECRET: 'for a configuration that is only looked at',
    KPSA_ADMIN: 'off',
  })
  return (await import('../../payload.config')).default
}
