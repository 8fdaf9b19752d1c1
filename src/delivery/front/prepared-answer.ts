import { createHash } from 'node:crypto'
import { encode, type Coding } from './content-coding'

/** Names and values in turn, as Node takes them. */
export type RawHeaders = string[]

export type Answer = {
  body: string
  contentType: string
  /** When what the answer shows last changed. */
  lastModified: Date
  cacheControl: string
  /** Headers of the request, beside its coding, that choose the answer; for `Vary` (RFC 9110, section 12.5.5). */
  variesBy?: readonly string[]
}

/** An answer that can be sent many times: hashed once, each coding made at most once. */
export type PreparedAnswer = Omit<Answer, 'body'> & {
  hash: string
  /** Bytes of the body without any coding. */
  plainLength: number
  bytes: (coding: Coding) => Promise<Buffer>
}

export const prepare = ({ body, ...rest }: Answer): PreparedAnswer => {
  const plain = Buffer.from(body, 'utf8')
  const made = new Map<Coding, Promise<Buffer>>()
  return {
    ...rest,
    hash: createHash('sha256').update(plain).digest('base64url'),
    plainLength: plain.length,
    bytes(coding) {
      const ready = made.get(coding) ?? encode(plain, coding)
      made.set(coding, ready)
      return ready
    },
  }
}
