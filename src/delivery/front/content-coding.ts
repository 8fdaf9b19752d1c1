import { LRUCache } from 'lru-cache'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Coding = 'identity' | 'gzip' | 'br'

/** Best first: brotli is smaller than gzip for text, at a like cost at the quality used here. */
const preference: Coding[] = ['br', 'gzip', 'identity']

/** @returns quality by coding, from 0 to 1; names in lower case */
const parseAcceptEncoding = (header: string): Map<string, number> => {
  const qualities = new Map<string, number>()
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    if (!name) continue
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    const quality = weight === undefined ? 1 : Number(weight)
    qualities.set(name === 'x-gzip' ? 'gzip' : name, quality >= 0 && quality <= 1 ? quality : 0)
  }
  return qualities
}

const bestCoding = (header: string): Coding => {
  const qualities = parseAcceptEncoding(header)
  const other = qualities.get('*')
  const qualityOf = (coding: Coding): number =>
    qualities.get(coding) ?? other ?? (coding === 'identity' ? Number.MIN_VALUE : 0)
  const [best] = preference
    .filter((coding) => qualityOf(coding) > 0)
    .sort((a, b) => qualityOf(b) - qualityOf(a))
  return best ?? 'identity'
}

/** Browsers send few different ones; whoever makes up others shall not fill the memory. */
const remembered = new LRUCache<string, Coding>({ max: 100 })

/**
 * Which form of the body to send (RFC 9110, section 12.5.3). Without the header: identity. Of equal quality,
 * brotli goes before gzip before identity. Where the client refuses all three, identity all the same: an answer
 * that can probably be read beats a 406.
 */
export const negotiateCoding = (header: string | undefined): Coding => {
  if (header === undefined) return 'identity'
  const known = remembered.get(header)
  if (known) return known
  const coding = bestCoding(header)
  if (header.length < 100) remembered.set(header, coding)
  return coding
}

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

/** Level 5: most of what brotli can gain for text, at a tenth of the time of its highest level. */
const brotliQuality = 5

/** @returns the bytes of the body in that coding; off the main thread, so large bodies hold nobody up */
export const encode = async (body: Buffer, coding: Coding): Promise<Buffer> => {
  switch (coding) {
    case 'identity':
      return body
    case 'gzip':
      return toGzip(body)
    case 'br':
      return toBrotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      })
  }
}
