/**
 * A JPEG without everything that is not the picture (ITU-T T.81, annex B): no EXIF, XMP, IPTC, colour profile,
 * comment or small copy of it, and nothing behind its end. Not a pixel changes.
 */

const marker = {
  soi: 0xd8,
  eoi: 0xd9,
  sos: 0xda,
  app0: 0xe0,
  app14: 0xee,
  app15: 0xef,
  com: 0xfe,
} as const

/** APP0 as it has to be for the colours, without the small picture that may be in it. */
const plainJfif = (segment: Uint8Array): Uint8Array | undefined => {
  const isJfif = Buffer.from(segment.subarray(4, 9)).toString('latin1') === 'JFIF\0'
  if (!isJfif || segment.length < 18) return undefined
  const plain = Buffer.from(segment.subarray(0, 18))
  plain.writeUInt16BE(16, 2)
  plain.writeUInt16BE(0, 16)
  return plain
}

const kept = (code: number, segment: Uint8Array): Uint8Array | undefined => {
  if (code === marker.app0) return plainJfif(segment)
  // Adobe's says how the colours are stored; without it CMYK pictures come out wrong.
  if (code === marker.app14) return segment
  if ((code > marker.app0 && code <= marker.app15) || code === marker.com) return undefined
  return segment
}

/** Where the compressed data that begin at `from` end: at the next marker that is neither filler nor restart. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const code = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return at
  }
  return bytes.length
}

/** @returns undefined where the bytes are no JPEG; one that breaks off is taken as far as it goes */
export const stripJpeg = (bytes: Uint8Array): Uint8Array | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== marker.soi) return undefined
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const code = bytes[at + 1] ?? 0
    if (code === 0xff) {
      at += 1
      continue
    }
    if (code === marker.eoi) break
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    if (end < at + 4) return undefined
    const segment = kept(code, bytes.subarray(at, end))
    if (segment) parts.push(segment)
    at = end
    if (code === marker.sos) {
      at = endOfScan(bytes, end)
      parts.push(bytes.subarray(end, at))
    }
  }
  parts.push(Uint8Array.of(0xff, marker.eoi))
  return Buffer.concat(parts)
}
