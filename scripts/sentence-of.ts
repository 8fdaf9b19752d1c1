import { InstallationRefused } from '../src/installation/installation'
import { EnvironmentError } from '../src/settings/env'
import { errorAsText } from '../src/settings/logged-error'
import { ScriptError } from './script-error'

/** A sentence where somebody can put it right; of all else what it is and where it came from, and never a value. */
export const sentenceOf = (error: unknown): string => {
  const told = [EnvironmentError, InstallationRefused, ScriptError].some((kind) => error instanceof kind)
  return told && error instanceof Error ? error.message : errorAsText(error)
}
