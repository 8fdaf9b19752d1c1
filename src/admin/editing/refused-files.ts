import { fileTooLarge, largestUpload } from '../../validation/upload-content'

const unanswered =
  'The server did not answer, so this file may not have been stored. It is still here: wait a moment and save again.'

/** Why files of this page were refused, by `keyOf`, until they are sent again. */
const reasons = new Map<string, string>()
const listeners = new Set<() => void>()

/** The browser gives one file as several objects. */
const keyOf = ({ name, size, lastModified }: File): string => `${size} ${lastModified} ${name}`

const note = (file: File, reason: string | undefined): void => {
  if (reason === undefined) reasons.delete(keyOf(file))
  else reasons.set(keyOf(file), reason)
  listeners.forEach((listener) => listener())
}

export const onRefusals = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Why the file was refused when it was sent, or would be; undefined where nothing is known against it. */
export const refusalOf = (file: unknown): string | undefined => {
  if (!(file instanceof File)) return undefined
  return file.size > largestUpload ? fileTooLarge : reasons.get(keyOf(file))
}

type Problem = { message?: string; data?: { errors?: { path?: string; message?: string }[] } }

/** What is said against the file, or against the whole; null where it is no answer of ours. */
const reasonIn = async (answer: Response): Promise<string | undefined | null> => {
  const said = (await answer
    .clone()
    .json()
    .catch(() => null)) as { errors?: Problem[] } | null
  if (said && answer.ok) return undefined
  const problem = said?.errors?.at(0)
  if (!problem) return null
  const { message, data } = problem
  // What is wrong with another field stands there.
  return data?.errors ? data.errors.find(({ path }) => path === 'file')?.message : message
}

/** Forgets why it was refused: it is sent again. */
export const noteSending = (file: File): void => note(file, undefined)

/**
 * Notes why a file was refused: Payload's drawer for several files forgets the reason with its passing message.
 *
 * @param answer undefined where none came
 */
export const noteAnswer = async (file: File, answer: Response | undefined): Promise<void> => {
  const reason = answer ? await reasonIn(answer) : null
  note(file, reason === null ? unanswered : reason)
}
