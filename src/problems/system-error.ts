/** The code that Node, a driver or a system call gives an error, such as `ENOENT` or `SQLITE_BUSY`; undefined where it gives none. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
