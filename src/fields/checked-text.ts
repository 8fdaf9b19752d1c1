import type { TextField } from 'payload'
import { text as standardText } from 'payload/shared'

/** A telephone number, a colour, a time zone: none is longer. */
const usual = 100

/**
 * One line of text with a rule of its own, next to Payload's (required, length).
 * @param sentence what to do where the text does not pass
 */
export const checkedText = (
  field: { name: string } & Partial<Omit<TextField, 'type' | 'validate' | 'hasMany' | 'name'>>,
  passes: (text: string) => boolean,
  sentence: string,
): TextField => ({
  maxLength: usual,
  ...(field as { name: string }),
  type: 'text',
  validate: (value: string | null | undefined, options: Parameters<typeof standardText>[1]) => {
    const standard = standardText(value, options)
    if (standard !== true || !value) return standard
    return passes(value.trim()) ? true : sentence
  },
})
