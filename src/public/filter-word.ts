import { z } from 'zod'

/** A parameter of a list whose values are words, such as `category=sport`. */
export const filterWord = (name: string, description: string, example: string) =>
  z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: `${name} must be a word in lower case, such as ${example}.` })
    .max(60, { error: `${name} is too long.` })
    .optional()
    .meta({ description, examples: [example] })

export type FilterWord = ReturnType<typeof filterWord>
