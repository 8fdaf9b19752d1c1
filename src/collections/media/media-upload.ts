import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook, CollectionConfig } from 'payload'
import { prepareFileAside } from '../../media-files/prepare-file-aside'
import { mostStored } from '../../media-files/prepare-picture'
import { fileTooLarge, largestUpload, uploadTypes } from '../../validation/upload-content'
import { fieldProblem } from '../../validation/problem'
import { UnusableFile } from '../../validation/unusable-file'
import { slugFromTitle } from '../../validation/slug-text'
import { logger } from '../../settings/logger'

const widths = [320, 640, 960, 1600]
/** For Payload's own processing. A moving picture that was made smaller may come out a few pixels larger. */
const mostPixels = 2 * mostStored

const webp = { format: 'webp' as const, options: { quality: 82 } }

type UploadedFile = { name: string; data: Buffer; mimetype: string; size: number; tempFilePath?: string }

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const bytesOf = (file: UploadedFile): Promise<Buffer> | Buffer =>
  file.tempFilePath && file.data.length === 0 ? readFile(file.tempFilePath) : file.data

/** What people call the file, as far as it can stand in an address. The directory part is never looked at. */
const nameFrom = (original: string): string =>
  slugFromTitle((original.split(/[/\\]/).pop() ?? '').replace(/\.[^.]*$/, ''))
    .slice(0, 60)
    .replace(/-$/, '') || 'file'

/** What an upload is called without its extension: two of one name and content may not be made at the same time. */
export const nameAndHash = ({ name, data }: { name: string; data: Buffer }): string =>
  `${nameFrom(name)}-${sha256(data).slice(0, 8)}`

/**
 * Every picture is made anew by Payload as WebP, upright and without the metadata that a telephone writes into
 * it: where a child was photographed must never leave the house (sharp keeps no metadata unless told to). What comes
 * before that, and what a PDF tells, is in src/media-files/prepare-file.ts.
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
  operation,
  req,
  collection,
  overrideAccess,
}) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'updateByID') return
  // Payload reads cropping and focal point from the address; with them it would make the file anew.
  if (req.query && 'uploadEdits' in req.query) delete req.query.uploadEdits
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
  if (file.size > largestUpload) throw fieldProblem('file', fileTooLarge, collection.slug)
  const bytes = await bytesOf(file)
  if (bytes.length === 0) throw fieldProblem('file', 'This file is empty. Choose another.', collection.slug)
  const inField = (error: unknown): never => {
    throw error instanceof UnusableFile ? fieldProblem('file', error.message, collection.slug) : error
  }
  const prepared = await prepareFileAside(bytes, (lost) =>
    logger.warn({ err: lost }, 'a process that prepares files was lost'),
  ).catch(inField)
  const extension = prepared.type === 'application/pdf' ? 'pdf' : 'webp'
  file.name = `${nameAndHash({ name: file.name, data: bytes })}.${extension}`
  file.mimetype = prepared.type
  if (prepared.bytes) await replaceBytes(file, Buffer.from(prepared.bytes))
}

const replaceBytes = async (file: UploadedFile, bytes: Buffer): Promise<void> => {
  file.size = bytes.length
  if (file.tempFilePath) await writeFile(file.tempFilePath, bytes)
  else file.data = bytes
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
  responseOnLimit: fileTooLarge,
}
