import type { Language } from './languages'
import { ruleSentence } from './rule-sentence'
import { words } from './words'

/**
 * A recurrence rule (RFC 5545, section 3.3.10, without `RRULE:`) as a sentence for parents: 'Every week on Tuesday,
 * until 14 July 2026'; in English of some more rules than in other languages, which would need ordinals.
 *
 * @param timeZone of the event: by its clocks the last day is counted
 * @returns undefined for rules that need more than a sentence; list the next dates instead.
 */
export const recurrenceInWords = (
  rule: string,
  language: Language,
  timeZone = 'Europe/London',
): string | undefined => ruleSentence(rule, language, words[language], timeZone)

/** A rule in English, for those who write and approve: something is said of every one. */
export const ruleInWords = (rule: string, timeZone?: string): string =>
  recurrenceInWords(rule, 'en', timeZone) ?? `By a rule of its own (${rule})`
