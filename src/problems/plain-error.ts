/**
 * A fault that the program tells of in words of its own. The message is written out in the program and holds nothing
 * that anybody typed, so that it may stand in the log, where the messages of all other errors may not.
 */
export class PlainError extends Error {
  override readonly name = 'PlainError'
}
