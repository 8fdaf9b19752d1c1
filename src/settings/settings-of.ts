import type { Payload } from 'payload'
import type { Env } from './env'

/** With a configuration's `custom`: settings on their way to `settingsOf`. Payload sends nothing of it to a browser. */
export const withSettings = (settings: Env): { settings: Env } => ({ settings })

/**
 * The settings of the program that this Payload belongs to. On the server alone: they hold its secrets.
 *
 * @throws where the configuration was made without any
 */
export const settingsOf = ({ config }: Pick<Payload, 'config'>): Env => {
  const { settings } = config.custom as { settings?: Env }
  if (!settings) throw new Error('This configuration was made without settings: make-config.ts gives them.')
  return settings
}
