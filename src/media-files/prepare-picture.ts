import sharp, { type Metadata } from 'sharp'
import type { PreparedFile } from './prepared-file'
import { pictureTypes } from '../validation/upload-content'
import { UnusableFile } from '../validation/unusable-file'

/** In pixels. The usual picture of a telephone, twelve megapixels, stays as large as it is. */
const longestSide = 4096
/** Pixels that are stored at most, all frames of a moving picture together. */
export const mostStored = longestSide * longestSide
/** Pixels that are looked at; measured in docs/decisions/0027-files-are-prepared-aside.md. */
const mostTaken = 120_000_000
/** AVIF takes twenty bytes a pixel while it is decoded. */
const mostTakenOfAvif = 40_000_000

const kinds = 'JPEG, PNG, WebP, GIF and AVIF pictures and PDF files'

const heic =
  'This is a HEIC picture, as iPhones make them, and few browsers can show those. Save or export it as JPEG and upload that. For the next ones, choose "Most Compatible" on the iPhone, under Settings, Camera, Formats.'

const damaged = 'This picture is damaged and cannot be read. Save or export it again, then upload it.'

type PictureType = (typeof pictureTypes)[number]

const typeOf = ({ format, compression }: Metadata): PictureType | undefined => {
  if (format === 'heif') return compression === 'av1' ? 'image/avif' : undefined
  return pictureTypes.find((type) => type === `image/${format}`)
}

/** The brands of ISO/IEC 23008-12 that say HEVC, which the decoder of AVIF cannot read. */
const looksLikeHeic = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 4, 8) === 'ftyp' &&
  /^(?:hei[cxms]|hev[cxms])/.test(bytes.toString('latin1', 8, 12))

const recognise = async (bytes: Buffer): Promise<Metadata & { type: PictureType }> => {
  if (looksLikeHeic(bytes)) throw new UnusableFile(heic)
  let meta: Metadata
  try {
    meta = await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    throw new UnusableFile(`This file cannot be used. Possible are ${kinds}.`)
  }
  if (meta.compression === 'hevc') throw new UnusableFile(heic)
  const type = typeOf(meta)
  if (type === undefined) throw new UnusableFile(`This is neither of the kinds that can be used: ${kinds}.`)
  return { ...meta, type }
}

const requireBearable = (pixels: number, type: PictureType): void => {
  const most = type === 'image/avif' ? mostTakenOfAvif : mostTaken
  if (pixels > most) {
    throw new UnusableFile(
      `This picture has more than ${most / 1_000_000} megapixels. Make it smaller and try again.`,
    )
  }
}

/** Upright, with as good as nothing lost on the way, and no larger than may be stored. */
const smallerStill = async (bytes: Buffer, { hasAlpha }: Metadata): Promise<PreparedFile> => {
  const upright = sharp(bytes, { limitInputPixels: mostTaken })
    .rotate()
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
  return hasAlpha
    ? { type: 'image/png', bytes: await upright.png({ compressionLevel: 2 }).toBuffer() }
    : {
        type: 'image/jpeg',
        bytes: await upright.jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer(),
      }
}

const smallerMoving = async (bytes: Buffer, width: number): Promise<PreparedFile> => ({
  type: 'image/webp',
  bytes: await sharp(bytes, { animated: true, limitInputPixels: mostTaken })
    .resize({ width })
    .webp({ quality: 95, effort: 1 })
    .toBuffer(),
})

/**
 * Decodes a picture, so that a damaged one is refused here and not found out on the school's site. What is too large
 * is made smaller. What lies is set upright: Payload compares the widths of a picture that is to be turned as it lies,
 * and would enlarge it.
 *
 * @throws UnusableFile
 */
export const preparePicture = async (bytes: Buffer): Promise<PreparedFile> => {
  const meta = await recognise(bytes)
  const { type, width } = meta
  const height = meta.pageHeight ?? meta.height
  const frames = type === 'image/gif' || type === 'image/webp' ? (meta.pages ?? 1) : 1
  const pixels = width * height * frames
  requireBearable(pixels, type)
  const turned = (meta.orientation ?? 1) >= 5
  const scale = Math.min(longestSide / Math.max(width, height), Math.sqrt(mostStored / pixels))
  try {
    if (frames > 1 && !turned && scale < 1)
      return await smallerMoving(bytes, Math.max(1, Math.floor(width * scale)))
    if (turned || scale < 1) return await smallerStill(bytes, meta)
    // Small, so that JPEGs are decoded at an eighth of their size; all bytes are read all the same.
    await sharp(bytes, { limitInputPixels: mostStored }).resize(64, 64, { fit: 'inside' }).raw().toBuffer()
    return { type, bytes: undefined }
  } catch {
    throw new UnusableFile(damaged)
  }
}
