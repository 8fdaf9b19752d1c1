import type { CollectionAfterDeleteHook } from 'payload'

type Medium = { id: string; filename?: string | null; sizes?: Record<string, Size> | null }
type Size = { filename?: string | null } | null

/**
 * Removes the file and every size of it. Where that fails the entry stays too, so that somebody can try again: a
 * picture that was to go must not remain where nobody sees it.
 *
 * @throws ProblemError `files-not-ready`
 */
export const removeObjects =
  (files: { remove: (name: string) => Promise<void> }): CollectionAfterDeleteHook<Medium> =>
  async ({ doc }) => {
    const names = [doc.filename, ...Object.values(doc.sizes ?? {}).map((size) => size?.filename)]
    await Promise.all(names.flatMap((name) => (name ? [files.remove(name)] : [])))
  }
