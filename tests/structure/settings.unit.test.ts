import { readFileSync } from 'node:fs'
import { initI18n } from '@payloadcms/translations'
import { createClientConfig, type SanitizedConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { readEnv, type Env } from '../../src/settings/env'
import { settingsOf } from '../../src/settings/settings-of'
import { sourceFiles } from './source-imports'

const codeOf = (file: string): string =>
  readFileSync(inRepository(file), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '')

const filesWith = (form: RegExp): string[] => sourceFiles('src').filter((file) => form.test(codeOf(file)))

const settingsFor = (name: string): Env =>
  readEnv({
    DATABASE_URI: `file:./never-opened-${name}.db`,
    PAYLOAD_SECRET: `the secret of ${name}, which nobody may be told`,
    PUBLIC_URL: `https://${name}.example`,
    SMTP_URL: `smtp://somebody:password-of-${name}@mail.example`,
    METRICS_TOKEN: `token-of-${name}-that-opens-all-the-figures`,
  })

const configFor = async (settings: Env): Promise<SanitizedConfig> => {
  const { makeConfig } = await import('../../src/make-config')
  return makeConfig(settings)
}

describe('settings', () => {
  it('are read in one place, when a process starts', () => {
    // Besides: where Payload's own command says what it does, and what Next has no other way to be told.
    expect(filesWith(/\bprocess\.env\b/)).toEqual([
      'src/database/sqlite.ts',
      'src/server/next-front.ts',
      'src/server/start.ts',
      'src/settings/env.ts',
    ])
    expect(filesWith(/\bimport \{[^}]*\benv\b[^}]*\} from '[./]+\/(?:settings\/)?env'/)).toEqual([])
    // It would be noticed.
    expect("import { env, type Env } from '../settings/env'").toMatch(
      /\bimport \{[^}]*\benv\b[^}]*\} from '[./]+\/(?:settings\/)?env'/,
    )
  })

  it('are needed by no module as it loads', async () => {
    expect(process.env.DATABASE_URI).toBeUndefined()
    expect(await import('../../src/server/start-server')).toHaveProperty('startServer')
    expect(await import('../../src/server/start-authoring')).toHaveProperty('startAuthoring')
  })

  it('belong to one configuration, which shares no field with another', async () => {
    const one = await configFor(settingsFor('one'))
    const other = await configFor(settingsFor('other'))
    expect(settingsOf({ config: one }).publicUrl).toBe('https://one.example')
    expect(settingsOf({ config: other }).publicUrl).toBe('https://other.example')
    // Payload's own fields, such as those of signing in, are the same objects everywhere.
    const ours = ['letters', 'media', 'site-clients', 'alliance']
    const fieldsOf = ({ collections, globals }: SanitizedConfig) =>
      [...collections, ...globals]
        .filter(({ slug }) => ours.includes(slug))
        .flatMap(({ flattenedFields }) => flattenedFields)
    const known = new Set<unknown>(fieldsOf(one))
    expect(fieldsOf(other).filter((field) => known.has(field))).toEqual([])
    expect(fieldsOf(other).length).toBe(known.size)
  })

  it('never reach a browser', async () => {
    const settings = settingsFor('admin')
    const config = await configFor(settings)
    const i18n = await initI18n({ config: config.i18n, context: 'client', language: 'en' })
    const told = JSON.stringify(createClientConfig({ config, i18n, importMap: {}, user: true }))
    expect(told).toContain('"slug":"letters"')
    expect(told).toContain('https://admin.example')
    for (const secret of [settings.secret, settings.metricsToken, 'password-of-admin', 'never-opened'])
      expect(told).not.toContain(secret)
  })
})
