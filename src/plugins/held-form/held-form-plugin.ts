import type { CollectionConfig, CustomComponent, Plugin } from 'payload'

const withIn = (collection: CollectionConfig, component: CustomComponent): CollectionConfig => {
  const { components } = collection.admin ?? {}
  const { edit } = components ?? {}
  return {
    ...collection,
    admin: {
      ...collection.admin,
      components: {
        ...components,
        edit: { ...edit, beforeDocumentControls: [...(edit?.beforeDocumentControls ?? []), component] },
      },
    },
  }
}

/** Puts a component into the form of every collection that has one in the admin. */
export const heldFormPlugin =
  ({ component }: { component: CustomComponent }): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      collection.admin?.hidden === true ? collection : withIn(collection, component),
    ),
  })
