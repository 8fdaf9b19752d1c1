import { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } from '@cantoo/pdf-lib'

/** Bytes that one compressed part of a PDF may grow to. Those of real documents stay below one megabyte. */
const mostDecoded = 64 * 1024 * 1024

type DecodeStream = { ensureBuffer: (bytes: number) => Uint8Array }

/**
 * Gives pdf-lib the limit that it does not have: twenty megabytes of zeros, deflated, are twenty gigabytes again,
 * and those are taken outside of the memory that a worker thread can be limited to. All its decoders grow in one
 * method of the class that they extend. Only for a thread of its own: it holds for the whole thread.
 */
export const limitDecoding = (): void => {
  const dict = PDFContext.create().obj({ Filter: PDFName.of('ASCIIHexDecode') })
  const decoder = decodePDFRawStream(PDFRawStream.of(dict, new Uint8Array(0)))
  const shared = Object.getPrototypeOf(Object.getPrototypeOf(decoder)) as DecodeStream
  const grow = shared.ensureBuffer
  if (typeof grow !== 'function') throw new Error('pdf-lib grows its buffers in another way than expected.')
  shared.ensureBuffer = function (this: DecodeStream, bytes) {
    if (bytes > mostDecoded) throw new RangeError('A part of this PDF is too large.')
    return grow.call(this, bytes)
  }
}
