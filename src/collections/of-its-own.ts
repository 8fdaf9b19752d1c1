import type { Config, Plugin } from 'payload'

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const copied = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map((one: unknown) => copied(one)) as T
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copied(one)])) as T
}

const completed = ['admin', 'collections', 'globals', 'jobs'] as const satisfies (keyof Config)[]

/**
 * Gives a configuration its own objects, all the way down. Payload completes collections and fields in place, and what
 * was completed once it takes as it is: a second configuration in the same process would have the editors of the first.
 * To be the last of the plugins.
 */
export const ofItsOwn: Plugin = (config) => ({
  ...config,
  ...Object.fromEntries(completed.map((name) => [name, copied(config[name])])),
})
