/** Boxes that say something about a picture and are none of it (ISO 15444-1, annex I). */
const about = new Set(['xml ', 'uuid', 'uinf'])

/** A JPEG 2000 file without its boxes of metadata. A bare codestream has none, and comes back as it is. */
export const stripJpeg2000 = (given: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(given)
  if (bytes.toString('latin1', 4, 8) !== 'jP  ') return given
  const parts: Uint8Array[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at)
    const long = short === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : short
    const length = short === 0 ? bytes.length - at : long
    if (length < 8) break
    if (!about.has(bytes.toString('latin1', at + 4, at + 8))) parts.push(bytes.subarray(at, at + length))
    at += length
  }
  return Buffer.concat(parts)
}
