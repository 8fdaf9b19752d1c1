/**
 * Settings for steps that load the configuration and open nothing: building and generating. They are no secrets
 * and open no door; a running system gets its own.
 */
export const placeholderSettings: Record<string, string> = {
  DATABASE_URI: 'file:./.cache/build.db',
  PAYLOAD_SECRET: 'only-for-building-never-for-running-0000',
  PAYLOAD_CONFIG_PATH: 'payload.config.ts',
  NEXT_TELEMETRY_DISABLED: '1',
}
