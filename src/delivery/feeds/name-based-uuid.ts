import { createHash } from 'node:crypto'

/** The namespace of this program's names; a number like any other, and never another one. */
const namespace = Buffer.from('8f1d3c5e6b0a4e7c9a52d7c1f04b93ae', 'hex')

/**
 * A UUID that follows from a name (RFC 9562, section 5.5, version 5): the same on every installation and for ever,
 * and so is `urn:uuid:` with it.
 */
export const uuidOfName = (name: string): string => {
  const bytes = createHash('sha1').update(namespace).update(name, 'utf8').digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
