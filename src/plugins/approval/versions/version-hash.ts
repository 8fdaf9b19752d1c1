import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { type Content, plainContent, relatedId } from '@kpsa/payload-content'
import { approvalOf } from '../options'
import { collectionConfig } from './stored-collection'
import type { Workflow } from '../item'

/**
 * A version is named by the SHA-256, in hex, of its whole content and of all that readers are shown of it: texts as
 * they are rendered, files with their bytes and descriptions in their order, words of what it refers to. So what is
 * shown otherwise has another name, whatever changed. The same has the same name on both databases.
 */
export type VersionName = {
  /** What sign-offs, publications and clients know the version by. */
  version: string
  /**
   * The hash of what it says and shows. The same as `version`, but for versions that were approved before names
   * covered all that is shown: those keep their names.
   */
  seal: string
}

/** A node of rich text has an id of the editor's own, by chance, beside what it says. */
const isNode = (value: object): boolean =>
  'type' in value && typeof value.type === 'string' && 'version' in value

const isReference = (value: object): value is { relationTo: unknown; value: unknown } =>
  'relationTo' in value && 'value' in value

/**
 * JSON with its keys in order and without empty values, since databases differ in how they keep those. Entries of
 * lists keep their places.
 */
export const canonical = (value: unknown): unknown => {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((entry) => canonical(entry))
  if (typeof value !== 'object') return value
  const node = isNode(value)
  const reference = isReference(value)
  const entries = Object.entries(value)
    .filter(([key]) => !(node && key === 'id'))
    .map(([key, entry]) => [
      key,
      canonical(reference && key === 'value' ? (relatedId(entry) ?? entry) : entry),
    ])
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1))
  // Not by assignment: a key such as `__proto__` would vanish.
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

const contentOf = (req: PayloadRequest, collection: string, data: Content): Content =>
  plainContent(collectionConfig(req.payload, collection).flattenedFields, data)

const hashOf = (content: Content, shown: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical({ content, shown }) ?? {}))
    .digest('hex')

/**
 * The seal of a version of which it is known what it shows.
 *
 * @param data the whole content of a version, relations as ids or as documents
 * @param shown as the option `shown` gives it
 */
export const sealOver = (req: PayloadRequest, collection: string, data: Content, shown: unknown): string =>
  hashOf(contentOf(req, collection, data), shown)

/** The seal of what a document says and shows now. */
export const sealOf = async (req: PayloadRequest, collection: string, data: Content): Promise<string> => {
  const content = contentOf(req, collection, data)
  return hashOf(content, await approvalOf(req, collection).shown(req, collection, content))
}

/**
 * The name of what a stored document says and shows now. Where that is no longer what it was when the document was
 * written, because something it refers to has changed, it is another version with another name.
 */
export const nameOf = async (
  req: PayloadRequest,
  collection: string,
  item: Content & { workflow?: Partial<Pick<Workflow, 'version' | 'seal'>> | null },
): Promise<VersionName> => {
  const seal = await sealOf(req, collection, item)
  const { version, seal: sealed } = item.workflow ?? {}
  // Without a seal it was written before there were seals, and is what it was named for.
  return { version: version && (!sealed || sealed === seal) ? version : seal, seal }
}
