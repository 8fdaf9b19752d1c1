import type { PayloadRequest } from 'payload'
import { mediaAddress } from '../../public/addresses'
import type { PeopleShown } from '../../media-concerns/may-be-shown'
import type { PublicAttachment, PublicImage } from '../../public/public-form'

/** A file as the authoring side stores it. */
export type Medium = {
  id: string
  filename: string
  mimeType: string
  filesize: number
  /** Of the original's bytes, in hex. */
  sha256?: string | null
  width?: number | null
  height?: number | null
  alt?: string | null
  decorative?: boolean | null
  people?: PeopleShown
  sizes?: Record<string, { filename?: string | null; width?: number | null } | null> | null
}

export type MediaShown = Map<string, Medium>

/** The media with these ids; missing ones are left out. */
export const loadMedia = async (req: PayloadRequest, ids: readonly string[]): Promise<MediaShown> => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { docs } = await req.payload.db.find<Medium>({
    collection: 'media',
    where: { id: { in: wanted } },
    limit: wanted.length,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return new Map(docs.map((doc) => [String(doc.id), doc]))
}

export const isImage = (medium: Medium): boolean => medium.mimeType.startsWith('image/')

const sizesOf = (medium: Medium): { filename: string; width: number }[] =>
  Object.values(medium.sizes ?? {})
    .flatMap((size) => (size?.filename && size.width ? [{ filename: size.filename, width: size.width }] : []))
    .sort((a, b) => a.width - b.width)

export const publicImage = (medium: Medium): PublicImage => ({
  url: mediaAddress(medium.filename),
  alt: medium.decorative ? '' : (medium.alt ?? ''),
  width: medium.width ?? 0,
  height: medium.height ?? 0,
  sizes: sizesOf(medium).map(({ filename, width }) => ({ url: mediaAddress(filename), width })),
})

export const publicAttachment = (medium: Medium): PublicAttachment => ({
  name: medium.alt?.trim() || medium.filename,
  url: mediaAddress(medium.filename),
  type: medium.mimeType,
  bytes: medium.filesize,
})

/** A file that the public may fetch while a publication shows it. */
export type PublicFile = { file: string; contentType: string }

/** The original and every size of it. Sizes are re-encoded like the original, to the same type. */
export const filesOf = (medium: Medium): PublicFile[] =>
  [medium.filename, ...sizesOf(medium).map((size) => size.filename)].map((file) => ({
    file,
    contentType: medium.mimeType,
  }))
