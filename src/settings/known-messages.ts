/**
 * Beginnings of messages, of errors and of what libraries print, up to where a value could stand. What is not listed
 * may hold anything: a statement with its values, a recipient, a piece of the JSON that somebody sent.
 */
const known = [
  // Of commands, to whoever typed it.
  /^Unknown option/,
  // JavaScript itself.
  /^Cannot (?:read|set) properties of (?:undefined|null)/,
  /^[\w$.]{1,60} is not (?:a function|iterable|defined|a constructor)$/,
  /^Unexpected (?:token|end of JSON input)/,
  /^Maximum call stack size exceeded$/,
  /^Invalid (?:time value|Date|array length)$/,
  // SQLite, with the names of tables and columns, which are the program's.
  /^(?:SQLITE_[A-Z_]+: )?(?:SQLite error: )?(?:UNIQUE|NOT NULL|CHECK|FOREIGN KEY|PRIMARY KEY) constraint failed(?:: [a-z_]+\.[a-z_]+(?:, [a-z_]+\.[a-z_]+){0,5}$)?/,
  /^(?:SQLITE_[A-Z_]+: )?(?:SQLite error: )?(?:no such table(?:: (?:main\.)?[a-z_]+$)?|database is locked|database disk image is malformed|disk I\/O error|database or disk is full|attempt to write a readonly database|file is not a database|unable to open database file|cannot start a transaction within a transaction)/,
  // MongoDB's driver and mongoose.
  /^E11000 duplicate key error/,
  /^Server selection timed out after \d+ ms/,
  /^Operation `[\w-]+\.\w+\(\)` buffering timed out after \d+ms/,
  // Our own migrations, which are given Payload's logger.
  /^(?:The|A) second audit entry \d+ (?:was moved to the end of the log, as entry \d+|did not fit into the log, and has no number any more)\.$/,
  // Payload, while it applies migrations.
  /^Migrat(?:ing|ed): +\w{1,100}(?: \(\d+ms\))?$/,
  /^Done\.$/,
]

/** As much of a message as can hold no value; undefined where that is nothing. */
export const knownPart = (message: string): string | undefined => {
  const text = message.slice(0, 500)
  for (const beginning of known) {
    const [part] = beginning.exec(text) ?? []
    if (part) return part
  }
  return undefined
}
