import type { Apart } from '../../plugins/approval/versions/compare-saves'

/** What the server says of a save that was based on an older version. */
export type Conflict = {
  newest: Record<string, unknown> & { updatedAt: string }
  apart: Apart[]
  names: Record<string, string>
}

/** By the address that was saved to, until the form has looked at it. */
const noted = new Map<string, Conflict>()
const listeners = new Set<() => void>()

const tell = () => listeners.forEach((listener) => listener())

export const onConflicts = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const conflictAt = (path: string): Conflict | undefined => noted.get(path)

export const settleConflict = (path: string): void => {
  if (noted.delete(path)) tell()
}

/** Notes what a refused save says, where it is that. */
export const noteConflict = async (path: string, answer: Response): Promise<void> => {
  if (answer.status !== 409) return
  const body = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as Partial<Conflict> & { code?: string }
  const { code, newest, apart, names = {} } = body
  if (code !== 'changed-meanwhile' || !newest || !apart) return
  noted.set(path, { newest, apart, names })
  tell()
}
