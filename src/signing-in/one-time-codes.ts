import { Secret, TOTP } from 'otpauth'

/** RFC 6238 with what every app understands: SHA-1, six digits, thirty seconds. RFC 4226 asks for 160 bits. */
const totpOf = (secret: string, account = ''): TOTP =>
  new TOTP({
    issuer: 'KPSA',
    label: account,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: Secret.fromBase32(secret),
  })

/** A new secret: 160 random bits in base 32, as apps take it. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** What an app reads from the QR code: `otpauth://totp/…`. */
export const addressForApp = (secret: string, account: string): string => totpOf(secret, account).toString()

/**
 * Which step of thirty seconds a code belongs to: this one, or the one before or after it (RFC 6238, 5.2);
 * undefined where it is none of their codes.
 */
export const stepOfCode = (secret: string, code: string, now: Date): number | undefined => {
  // A secret that was encrypted under another PAYLOAD_SECRET is read as anything but base 32: it has no codes.
  if (!/^\d{6}$/.test(code) || !/^[A-Z2-7]+$/.test(secret)) return undefined
  const totp = totpOf(secret)
  const delta = totp.validate({ token: code, window: 1, timestamp: now.getTime() })
  return delta === null ? undefined : totp.counter({ timestamp: now.getTime() }) + delta
}
