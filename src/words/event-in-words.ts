import { occurrenceToTell } from '../calendar/next-occurrence'
import type { Recurring } from '../calendar/expand-occurrences'
import type { Language } from './languages'
import { recurrenceInWords } from './recurrence-words'
import { whenInWords } from './when'
import { words } from './words'

/** When an event takes place: its next occurrence, and none that is excepted; that there is none, where there is none. */
export const eventInWords = (event: Recurring, language: Language, now: Date): string => {
  const told = occurrenceToTell(event, now)
  const say = words[language]
  return told ? whenInWords({ ...event, ...told }, language, say) : say.noDates
}

/** How an event repeats, as a sentence; empty where it does not. */
export const repetitionInWords = (
  { recurrence, timeZone }: Pick<Recurring, 'recurrence' | 'timeZone'>,
  language: Language,
): string =>
  recurrence ? (recurrenceInWords(recurrence, language, timeZone) ?? words[language].repeats) : ''
