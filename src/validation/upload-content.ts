import sharp, { type Metadata } from 'sharp'
import { UnusableFile } from './unusable-file'

/** Bytes; also the limit of the whole request's file, set in payload.config.ts. */
export const largestUpload = 20 * 1024 * 1024
/** Pixels, all frames of a moving picture together. A picture decodes to four bytes a pixel. */
export const mostPixels = 40_000_000

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const
export const uploadTypes = [...pictureTypes, 'application/pdf'] as const

export type UploadContent =
  | {
      sort: 'picture'
      type: (typeof pictureTypes)[number]
      /** Stored lying, to be shown upright. */ turned: boolean
    }
  | { sort: 'pdf'; type: 'application/pdf' }

const kinds = 'JPEG, PNG, WebP, GIF and AVIF pictures and PDF files'

const looksLikePdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-')

const typeOfFormat = (
  format: string | undefined,
  compression: string | undefined,
): (typeof pictureTypes)[number] | undefined => {
  if (format === 'heif') return compression === 'av1' ? 'image/avif' : undefined
  return pictureTypes.find((type) => type === `image/${format}`)
}

/**
 * What a file is, by its content alone: its name and the type that the browser claims say nothing.
 * A picture is decoded, so that a damaged one is refused here and not found out on the school's site.
 * @throws UnusableFile
 */
export const recogniseUpload = async (bytes: Buffer): Promise<UploadContent> => {
  if (bytes.length === 0) throw new UnusableFile('This file is empty. Choose another.')
  if (bytes.length > largestUpload)
    throw new UnusableFile('This file is larger than 20 MB. Make it smaller and try again.')
  if (looksLikePdf(bytes)) return { sort: 'pdf', type: 'application/pdf' }
  let meta: Metadata
  try {
    meta = await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    throw new UnusableFile(`This file cannot be used. Possible are ${kinds}.`)
  }
  const type = typeOfFormat(meta.format, meta.compression)
  if (type === undefined) throw new UnusableFile(`This is neither of the kinds that can be used: ${kinds}.`)
  if (meta.width * (meta.pageHeight ?? meta.height) * (meta.pages ?? 1) > mostPixels) {
    throw new UnusableFile('This picture has more than 40 megapixels. Make it smaller and try again.')
  }
  try {
    // Small, so that JPEGs are decoded at an eighth of their size; all bytes are read all the same.
    await sharp(bytes, { limitInputPixels: mostPixels }).resize(64, 64, { fit: 'inside' }).raw().toBuffer()
  } catch {
    throw new UnusableFile(
      'This picture is damaged and cannot be read. Save or export it again, then upload it.',
    )
  }
  return { sort: 'picture', type, turned: (meta.orientation ?? 1) >= 5 }
}
