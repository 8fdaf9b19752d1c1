/** Drizzle's error about a statement: its message, its stack and its properties have the statement and all values. */
type StatementError = Error & { query: string; params: unknown }

const isStatementError = (error: unknown): error is StatementError =>
  error instanceof Error && 'query' in error && 'params' in error

/**
 * Takes the statement and its values out of an error of the database, in place: among them are passwords' hashes
 * and what people wrote, and errors come into logs. What the database said of it stays.
 */
export const takeOutValues = (error: unknown): void => {
  if (!isStatementError(error)) return
  const before = error.message
  const said = error.cause instanceof Error ? error.cause.message : 'no reason was given'
  error.message = `A statement failed: ${said}`
  error.stack = error.stack?.replace(before, () => error.message)
  const bare: Partial<StatementError> = error
  delete bare.query
  delete bare.params
}
