import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook, CollectionConfig } from 'payload'
import { largestUpload, mostPixels, recogniseUpload, uploadTypes } from '../validation/upload-content'
import { cleanPdfAside } from '../media-files/clean-pdf-aside'
import { fieldProblem } from '../validation/problem'
import { UnusableFile } from '../validation/unusable-file'
import { slugFromTitle } from '../validation/slug-text'

const widths = [320, 640, 960, 1600]
const webp = { format: 'webp' as const, options: { quality: 82 } }

type UploadedFile = { name: string; data: Buffer; mimetype: string; size: number; tempFilePath?: string }

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const bytesOf = (file: UploadedFile): Promise<Buffer> | Buffer =>
  file.tempFilePath && file.data.length === 0 ? readFile(file.tempFilePath) : file.data

/** What people call the file, as far as it can stand in an address. The directory part is never looked at. */
const nameFrom = (original: string): string =>
  slugFromTitle((original.split(/[/\\]/).pop() ?? '').replace(/\.[^.]*$/, ''))
    .slice(0, 60)
    .replace(/-+$/, '') || 'file'

/**
 * Every picture is made anew by Payload as WebP, upright and without the metadata that a telephone writes into
 * it: where a child was photographed must never leave the house (sharp keeps no metadata unless told to). What a
 * PDF tells goes in src/media-files/clean-pdf.ts.
 */
export const mediaUpload = (mediaDir: string): Exclude<CollectionConfig['upload'], boolean | undefined> => ({
  staticDir: mediaDir,
  mimeTypes: [...uploadTypes],
  pasteURL: false,
  crop: false,
  focalPoint: false,
  bulkUpload: false,
  displayPreview: true,
  hideRemoveFile: true,
  constructorOptions: { limitInputPixels: mostPixels },
  formatOptions: webp,
  imageSizes: widths.map((width) => ({
    name: `w${width}`,
    width,
    // Undefined leaves out what is no smaller than the picture itself.
    withoutEnlargement: undefined,
    formatOptions: webp,
    admin: { disableListColumn: true, disableListFilter: true, disableGroupBy: true },
  })),
  adminThumbnail: 'w320',
  modifyResponseHeaders: ({ headers }) => {
    headers.set('Cache-Control', 'private, max-age=3600')
    headers.set('X-Content-Type-Options', 'nosniff')
    return headers
  },
})

/**
 * Looks at the file before Payload does: recognised by its content, named by it, so that a name never comes to
 * point at something else, and never fetched from an address that somebody sends.
 */
export const receiveFile: CollectionBeforeOperationHook = async ({
  args,
  operation,
  req,
  collection,
  overrideAccess,
}) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'updateByID') return
  // Payload reads cropping and focal point from the address; with them it would make the file anew.
  if (req.query && 'uploadEdits' in req.query) delete req.query.uploadEdits
  const data = (args as { data?: Record<string, unknown> }).data
  if (data) {
    delete data.focalX
    delete data.focalY
  }
  const file = req.file
  if (operation !== 'create') {
    if (!file) return
    throw fieldProblem(
      'file',
      'The file of an entry stays the same: it may be published. Upload a new picture instead.',
      collection.slug,
    )
  }
  if (!overrideAccess && !(await collection.access.create({ req }))) return
  if (!file) throw fieldProblem('file', 'Choose a file from your device and upload it.', collection.slug)
  if (file.size > largestUpload)
    throw fieldProblem(
      'file',
      'This file is larger than 20 MB. Make it smaller and try again.',
      collection.slug,
    )
  const bytes = await bytesOf(file)
  const inField = (error: unknown): never => {
    throw error instanceof UnusableFile ? fieldProblem('file', error.message, collection.slug) : error
  }
  const content = await recogniseUpload(bytes).catch(inField)
  const extension = content.sort === 'pdf' ? 'pdf' : 'webp'
  file.name = `${nameFrom(file.name)}-${sha256(bytes).slice(0, 8)}.${extension}`
  file.mimetype = content.type
  if (content.sort === 'pdf') await replaceBytes(file, await cleanPdfAside(bytes).catch(inField))
  else if (content.turned) await setUpright(file, bytes, content.type)
}

const replaceBytes = async (file: UploadedFile, bytes: Buffer): Promise<void> => {
  file.size = bytes.length
  if (file.tempFilePath) await writeFile(file.tempFilePath, bytes)
  else file.data = bytes
}

/**
 * Payload compares the widths of a picture that is to be turned as it lies, and would enlarge it. So it gets it
 * upright, with as good as nothing lost on the way.
 */
const setUpright = async (file: UploadedFile, bytes: Buffer, type: string): Promise<void> => {
  const turned = sharp(bytes, { limitInputPixels: mostPixels }).rotate()
  const jpeg = type === 'image/jpeg'
  const upright = await (
    jpeg ? turned.jpeg({ quality: 98, chromaSubsampling: '4:4:4' }) : turned.png()
  ).toBuffer()
  file.mimetype = jpeg ? type : 'image/png'
  await replaceBytes(file, upright)
}

type Medium = { id: string; sha256?: string }

/** Records which bytes were stored. By now Payload has put those that it made in place of those that came. */
export const recordHash: CollectionBeforeChangeHook<Medium> = async ({ data, operation, req }) => {
  const file = req.file
  if (operation !== 'create' || !file) return data
  const stored = file.tempFilePath ? await readFile(file.tempFilePath) : file.data
  return { ...data, sha256: sha256(stored) }
}

/** For Payload's `upload`: what happens to a body that is too large, before any hook sees it. At its limit it is cut. */
export const uploadLimits = {
  limits: { fileSize: largestUpload + 1 },
  abortOnLimit: true,
  responseOnLimit: 'This file is larger than 20 MB. Make it smaller and try again.',
}
