import crypto from 'node:crypto'

/**
 * Payload's hash of a password takes a fifth of a second of processor time, by design. In this process the hash of the
 * same password with the same salt is worked out once: people of a copied database, and those who sign in again, are
 * let in by the same comparison at once.
 */
export const rememberHashes = (): void => {
  const workOut = crypto.pbkdf2
  const known = new Map<string, Buffer>()
  crypto.pbkdf2 = (password, salt, iterations, length, digest, done) => {
    if (typeof password !== 'string' || typeof salt !== 'string')
      return workOut(password, salt, iterations, length, digest, done)
    const key = JSON.stringify([password, salt, iterations, length, digest])
    const hash = known.get(key)
    if (hash) return void setImmediate(done, null, Buffer.from(hash))
    workOut(password, salt, iterations, length, digest, (error, worked) => {
      if (!error) known.set(key, Buffer.from(worked))
      done(error, worked)
    })
  }
}
