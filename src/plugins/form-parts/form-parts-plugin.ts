import type { CollectionConfig, CustomComponent, Plugin } from 'payload'

const withParts = (collection: CollectionConfig, parts: readonly CustomComponent[]): CollectionConfig => {
  const { components } = collection.admin ?? {}
  const { edit } = components ?? {}
  return {
    ...collection,
    admin: {
      ...collection.admin,
      components: {
        ...components,
        edit: { ...edit, beforeDocumentControls: [...(edit?.beforeDocumentControls ?? []), ...parts] },
      },
    },
  }
}

/** Puts components into the form of every collection and global that has one in the admin. */
export const formPartsPlugin =
  ({ parts }: { parts: readonly CustomComponent[] }): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      collection.admin?.hidden === true ? collection : withParts(collection, parts),
    ),
    globals: config.globals?.map((global) => {
      const { components } = global.admin ?? {}
      const { elements } = components ?? {}
      const beforeDocumentControls = [...(elements?.beforeDocumentControls ?? []), ...parts]
      return {
        ...global,
        admin: {
          ...global.admin,
          components: { ...components, elements: { ...elements, beforeDocumentControls } },
        },
      }
    }),
  })
