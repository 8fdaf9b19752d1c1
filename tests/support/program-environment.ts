/** What any program needs from the machine. Nothing else is passed on: a test must not depend on a developer's settings. */
const fromTheMachine = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'SystemRoot', 'JAVA_HOME']

/** Environment of a program under test: the machine's essentials and what the test sets; `undefined` unsets. */
export const programEnvironment = (settings: Record<string, string | undefined>): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  ...Object.fromEntries(fromTheMachine.map((name) => [name, process.env[name]])),
  ...settings,
})

/** Whether an environment asks for something that only a process has for itself. */
export const asksForProcess = (env: NodeJS.ProcessEnv): boolean =>
  env.NODE_OPTIONS !== undefined ||
  env.TZ !== undefined ||
  (env.KPSA_EXTENSIONS ?? '') !== '' ||
  env.NODE_ENV !== 'production'
