/**
 * Why something could not be stored or read, where neither the caller nor the program is at fault: `cannot-store`
 * where the disk is full, may not be written to or fails, or the database takes no writes; `not-ready-yet` where
 * the database does not answer; `others-saved` where another process has held it for as long as we wait.
 */
export type StorageFailure = 'cannot-store' | 'not-ready-yet' | 'others-saved'

/** Of files: no room, the quota is used up, read-only, the longest file that is allowed, a disk that fails. */
const fileCodes = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG', 'EIO'])

/**
 * As libsql begins its messages; Payload repeats them in an error without a code where no transaction could begin.
 * Of a statement that answers with rows, libsql's error has SQLite's own words and no code.
 */
const sqliteCodes = /^(?:Error: cannot begin transaction: )?SQLITE_(?:FULL|IOERR|READONLY)/
const sqliteWords = /^(?:disk I\/O error|database or disk is full|attempt to write a readonly database)$/
const sqliteBusy = /^(?:Error: cannot begin transaction: )?SQLITE_BUSY|^database is locked$/

/**
 * MongoDB's error codes (its `error_codes.yml`): out of disk space; not, or no longer, the primary; shutting down.
 */
const mongoCodes = new Set([14031, 10107, 13435, 13436, 11600, 11602, 10058, 189, 91])

/** Errors of MongoDB's driver and of mongoose for a server that cannot be reached. */
const unreachable =
  /^(?:Mongo(?:ose)?(?:Network|NetworkTimeout|ServerSelection|ServerClosed|NotConnected|TopologyClosed|WaitQueueTimeout|PoolCleared|PoolClosed)|PoolClearedOnNetwork)Error$/

/** What mongoose says where it has waited for a server to come back. */
const waitedInVain = /^Operation `[^`]*` buffering timed out after /

const ofOne = (error: Error & { code?: unknown }): StorageFailure | undefined => {
  const { code, message, name } = error
  if (typeof code === 'string' && (fileCodes.has(code) || sqliteCodes.test(code))) return 'cannot-store'
  if (typeof code === 'number' && mongoCodes.has(code)) return 'cannot-store'
  if (sqliteCodes.test(message) || sqliteWords.test(message)) return 'cannot-store'
  if ((typeof code === 'string' && sqliteBusy.test(code)) || sqliteBusy.test(message)) return 'others-saved'
  return unreachable.test(name) || waitedInVain.test(message) ? 'not-ready-yet' : undefined
}

/** What kind of failure this is, by the error itself or what it says was its cause; undefined where it is another. */
export const storageFailureOf = (error: unknown): StorageFailure | undefined => {
  let one = error
  // A chain of causes is short; one that leads back to itself must not hold us.
  for (let depth = 0; depth < 5 && one instanceof Error; depth++) {
    const failure = ofOne(one)
    if (failure) return failure
    one = one.cause
  }
  return undefined
}

/** Whether this says that there is no room, or that nothing may be written. */
export const isCannotStore = (error: unknown): boolean => storageFailureOf(error) === 'cannot-store'
