import path from 'node:path'
import nextEnv from '@next/env'
import { z } from 'zod'

/**
 * The only place that reads the environment, and only when asked. Everything is checked at once, at start, and each problem is one
 * plain sentence; values are never printed, since some are secrets.
 */
const wholeNumber = (name: string, lowest: number, fallback: number, highest = Number.MAX_SAFE_INTEGER) =>
  z
    .string()
    .optional()
    .transform((value, context) => {
      if (value === undefined || value === '') return fallback
      const number = Number(value)
      if (!Number.isInteger(number) || number < lowest || number > highest) {
        context.addIssue({
          code: 'custom',
          message: `${name} must be a whole number from ${lowest} to ${highest}.`,
        })
        return z.NEVER
      }
      return number
    })

const yesOrNo = (name: string) =>
  z
    .enum(['true', 'false', ''], { error: `${name} must be true or false.` })
    .optional()
    .transform((value) => value === 'true')

const schemes = ['file:', 'mongodb:', 'mongodb+srv:']

const databaseUri = z
  .string({ error: 'DATABASE_URI is missing. Set it to file:./data/kpsa.db, or to a mongodb:// address.' })
  .superRefine((value, context) => {
    const scheme = /^([a-z0-9+.-]+:)/i.exec(value)?.[1]?.toLowerCase()
    if (!scheme || !schemes.includes(scheme)) {
      context.addIssue({
        code: 'custom',
        message: `DATABASE_URI begins with ${scheme ? `"${scheme}"` : 'no scheme'}, which is not supported. Use file: (SQLite), mongodb:// or mongodb+srv://.`,
      })
    }
  })

const absoluteUrl = (name: string) =>
  z.string().refine((value) => /^https?:$/.test(URL.parse?.(value)?.protocol ?? safeProtocol(value)), {
    error: `${name} must be an address such as https://www.example.org.`,
  })

const safeProtocol = (value: string): string => {
  try {
    return new URL(value).protocol
  } catch {
    return ''
  }
}

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URI: databaseUri,
  PAYLOAD_SECRET: z
    .string({ error: 'PAYLOAD_SECRET is missing. Set it to at least 32 random characters.' })
    .min(32, { error: 'PAYLOAD_SECRET is too short: it needs at least 32 characters.' }),
  AUDIT_FORMER_SECRETS: z
    .string()
    .default('')
    .transform((value) => value.split(/\s+/).filter(Boolean))
    .refine((secrets) => secrets.every((secret) => secret.length >= 32), {
      error: 'AUDIT_FORMER_SECRETS must be secrets of at least 32 characters, with spaces between them.',
    }),
  PORT: wholeNumber('PORT', 0, 3000, 65535),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: absoluteUrl('PUBLIC_URL').optional(),
  MEDIA_DIR: z.string().default('media'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
      error: 'S3_BUCKET must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens.',
    })
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, { error: 'S3_REGION must be the name of a region such as eu-west-2.' })
    .optional(),
  S3_ENDPOINT: absoluteUrl('S3_ENDPOINT').optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: yesOrNo('S3_FORCE_PATH_STYLE'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, { error: 'SMTP_URL must begin with smtp:// or smtps://.' })
    .optional(),
  MAIL_FROM: z.email({ error: 'MAIL_FROM must be an e-mail address.' }).default('no-reply@localhost.invalid'),
  TRUST_PROXY: wholeNumber('TRUST_PROXY', 0, 0, 10),
  TRUST_FORWARDED_HOST: yesOrNo('TRUST_FORWARDED_HOST'),
  RATE_LIMIT_PER_MINUTE: wholeNumber('RATE_LIMIT_PER_MINUTE', 0, 600),
  RATE_LIMIT_PER_CLIENT: wholeNumber('RATE_LIMIT_PER_CLIENT', 0, -1),
  ANSWER_MEMORY_MB: wholeNumber('ANSWER_MEMORY_MB', 0, 64, 4096),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{32,200}$/, {
      error: 'METRICS_TOKEN must have 32 to 200 characters: letters, digits and signs, no spaces.',
    })
    .optional(),
  SIGN_IN_LIMIT: wholeNumber('SIGN_IN_LIMIT', 0, 20),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    })
    .default('info'),
  GRAPHQL: z.enum(['on', 'off'], { error: 'GRAPHQL must be on or off.' }).default('off'),
  KPSA_DEMO: yesOrNo('KPSA_DEMO'),
  WEBHOOK_ALLOW_PRIVATE: yesOrNo('WEBHOOK_ALLOW_PRIVATE'),
  WEBHOOK_RETRY_SECONDS: z
    .string()
    .regex(/^\d{1,6}(?:\.\d+)?(?:, *\d{1,6}(?:\.\d+)?){0,29}$/, {
      error: 'WEBHOOK_RETRY_SECONDS must be up to 30 numbers of seconds, with commas between them.',
    })
    .default('5,60,300,1800,7200,18000,25200,34200')
    .transform((value) => value.split(',').map(Number)),
  KPSA_ADMIN: z.enum(['on', 'off'], { error: 'KPSA_ADMIN must be on or off.' }).default('on'),
  MONGODB_COMPATIBILITY: z
    .enum(['full', 'basic'], { error: 'MONGODB_COMPATIBILITY must be full or basic.' })
    .default('full'),
})

/** Where pictures and files are kept, if not in a folder. */
export type S3Settings = {
  bucket: string
  region: string
  /** Scheme and host of a store that isn't Amazon's. */
  endpoint: string | undefined
  accessKeyId: string
  secretAccessKey: string
  /** The bucket stands in the path and not in the host name. */
  forcePathStyle: boolean
}

export type Env = {
  production: boolean
  databaseUri: string
  secret: string
  /** What `secret` was before: entries of the audit log are sealed with it. */
  auditFormerSecrets: string[]
  port: number
  host: string
  /** Scheme and host that people see, without a trailing slash. */
  publicUrl: string
  /** Origins from which a signed-in browser may write: the public one; on one's own machine under both its names. */
  trustedOrigins: string[]
  /** Absolute path. */
  mediaDir: string
  /** Undefined keeps files in `mediaDir`. */
  s3: S3Settings | undefined
  smtpUrl: string | undefined
  mailFrom: string
  /** How many proxies stand in front; 0 trusts no forwarded header. */
  trustProxy: number
  /** The host that people ask for is in `X-Forwarded-Host`, since the proxies put another into `Host`. */
  trustForwardedHost: boolean
  /** Requests a minute for one address; 0 switches the limit off. */
  rateLimitPerMinute: number
  /** Requests a minute for one website with a key; 0 switches the limit off. */
  rateLimitPerClient: number
  /** Bytes in which prepared answers are kept; 0 keeps none. */
  answerMemory: number
  /** Opens `/metrics` from elsewhere; undefined leaves it to this machine. */
  metricsToken: string | undefined
  /** Failed tries to sign in from one address in a quarter of an hour; 0 switches the limit off. */
  signInLimit: number
  logLevel: string
  /** Webhooks may go to http, private and loopback addresses. For the demo and the tests only. */
  webhookAllowPrivate: boolean
  /** Seconds between the tries of a webhook; after the last one it is given up. */
  webhookRetrySeconds: number[]
  /** True offers GraphQL to people who are signed in, at `/api/graphql`. */
  graphql: boolean
  /** False leaves out the admin interface (Next); REST and delivery are there all the same. */
  admin: boolean
  /** For servers that speak MongoDB's protocol without sessions and without the pipeline form of `$lookup`. */
  mongodbBasic: boolean
  /** A demonstration: marked on every page, mail goes nowhere, the demo accounts exist. */
  demo: boolean
}

/** Every problem of the environment at once. The message lists them, one a line, without any value. */
export class EnvironmentError extends Error {
  constructor(readonly problems: string[]) {
    super(
      `The settings have ${problems.length === 1 ? 'a problem' : 'problems'}:\n${problems.map((p) => `- ${p}`).join('\n')}`,
    )
    this.name = 'EnvironmentError'
  }
}

/** `localhost` and `127.0.0.1` are one machine; people type either. */
const sameMachine = (origin: string): string[] =>
  /^http:\/\/(?:localhost|127\.0\.0\.1)(?::|$)/.test(origin)
    ? ['localhost', '127.0.0.1'].map((host) => origin.replace(/localhost|127\.0\.0\.1/, host))
    : []

const s3Names = [
  'S3_BUCKET',
  'S3_REGION',
  'S3_ENDPOINT',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'S3_FORCE_PATH_STYLE',
]

/** Whoever asks for object storage must not find out later that the pictures went elsewhere. */
const objectStorageProblems = (given: Record<string, unknown>): string[] => {
  const asked = Object.keys(given).filter((name) => name.startsWith('S3_'))
  const unknown = asked.filter((name) => !s3Names.includes(name))
  const problems = unknown.map((name) => `${name} is no setting. There are ${s3Names.join(', ')}.`)
  if (asked.length === unknown.length) return problems
  // A store of one's own has an address and mostly no regions; Amazon's is found by its region.
  const needed = [
    'S3_BUCKET',
    'S3_ACCESS_KEY_ID',
    'S3_SECRET_ACCESS_KEY',
    ...('S3_ENDPOINT' in given ? [] : ['S3_REGION']),
  ]
  const missing = needed.filter((name) => !(name in given))
  return [
    ...problems,
    ...missing.map((name) => `${name} is missing. Media in S3 needs ${needed.join(', ')}.`),
  ]
}

const objectStorageOf = (env: z.infer<typeof schema>): S3Settings | undefined =>
  env.S3_BUCKET === undefined
    ? undefined
    : {
        bucket: env.S3_BUCKET,
        region: env.S3_REGION ?? 'us-east-1',
        endpoint: env.S3_ENDPOINT,
        accessKeyId: env.S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '',
        forcePathStyle: env.S3_FORCE_PATH_STYLE,
      }

/** @throws EnvironmentError naming all problems. An empty value counts as not set. */
export const readEnv = (source: Record<string, string | undefined>): Env => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  const problems = [
    ...(result.error?.issues.map((issue) => issue.message) ?? []),
    ...objectStorageProblems(given),
    ...(result.data?.TRUST_FORWARDED_HOST && result.data.TRUST_PROXY === 0
      ? ['TRUST_FORWARDED_HOST needs TRUST_PROXY: set that to the number of proxies in front.']
      : []),
  ]
  if (!result.success || problems.length > 0) throw new EnvironmentError(problems)
  const env = result.data
  const publicUrl = (
    env.PUBLIC_URL ?? `http://${env.HOST === '0.0.0.0' ? 'localhost' : env.HOST}:${env.PORT}`
  ).replace(/(?<!\/)\/+$/, '')
  return {
    production: env.NODE_ENV === 'production',
    databaseUri: env.DATABASE_URI,
    secret: env.PAYLOAD_SECRET,
    auditFormerSecrets: env.AUDIT_FORMER_SECRETS,
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    trustedOrigins: [...new Set([publicUrl, ...sameMachine(publicUrl)])],
    mediaDir: path.resolve(env.MEDIA_DIR),
    s3: objectStorageOf(env),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    trustProxy: env.TRUST_PROXY,
    trustForwardedHost: env.TRUST_FORWARDED_HOST,
    rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
    rateLimitPerClient:
      env.RATE_LIMIT_PER_CLIENT === -1 ? 10 * env.RATE_LIMIT_PER_MINUTE : env.RATE_LIMIT_PER_CLIENT,
    answerMemory: env.ANSWER_MEMORY_MB * 1024 * 1024,
    metricsToken: env.METRICS_TOKEN,
    signInLimit: env.SIGN_IN_LIMIT,
    logLevel: env.LOG_LEVEL,
    webhookAllowPrivate: env.WEBHOOK_ALLOW_PRIVATE,
    webhookRetrySeconds: env.WEBHOOK_RETRY_SECONDS,
    graphql: env.GRAPHQL === 'on',
    admin: env.KPSA_ADMIN === 'on',
    mongodbBasic: env.MONGODB_COMPATIBILITY === 'basic',
    demo: env.KPSA_DEMO,
  }
}

/** The environment as it is now, with what `.env` and its companions add; what is set already wins. */
export const environment = (): Record<string, string | undefined> => {
  nextEnv.loadEnvConfig(process.cwd(), process.env.NODE_ENV !== 'production', {
    info: () => undefined,
    error: () => undefined,
  })
  return process.env
}

/** One for the whole process: this module is there twice, in Next's bundle and in the rest of the program. */
const key = Symbol.for('kpsa.settings')
const shared = globalThis as { [key]?: Env }

/**
 * The settings of this process, read once: for commands, and for what Payload's and Next's tools load by themselves
 * (payload.config.ts). All else is given its settings. @throws EnvironmentError
 */
export const env = (): Env => (shared[key] ??= readEnv(environment()))

/** Makes these the settings of this process: those of the program whose admin Next serves. */
export const becomeSettings = (settings: Env): void => {
  shared[key] = settings
}
