import type { CollectionConfig, CustomComponent, Field, GlobalConfig, Plugin } from 'payload'

export type FormPartsOptions = {
  /** Paths of components before the buttons of each form, as in Payload's import map, in their order. */
  parts?: readonly CustomComponent[]
  /** The same above the first field of each form. They store nothing. */
  above?: readonly string[]
}

const asFields = (above: readonly string[]): Field[] =>
  above.map((Field, at) => ({
    name: `formPartAbove${at + 1}`,
    type: 'ui',
    admin: { disableListColumn: true, disableBulkEdit: true, components: { Field } },
  }))

const withParts = (collection: CollectionConfig, { parts = [], above = [] }: FormPartsOptions) => {
  const { components } = collection.admin ?? {}
  const { edit } = components ?? {}
  return {
    ...collection,
    fields: [...asFields(above), ...collection.fields],
    admin: {
      ...collection.admin,
      components: {
        ...components,
        edit: { ...edit, beforeDocumentControls: [...(edit?.beforeDocumentControls ?? []), ...parts] },
      },
    },
  }
}

const inGlobal = (global: GlobalConfig, { parts = [], above = [] }: FormPartsOptions): GlobalConfig => {
  const { components } = global.admin ?? {}
  const { elements } = components ?? {}
  const beforeDocumentControls = [...(elements?.beforeDocumentControls ?? []), ...parts]
  return {
    ...global,
    fields: [...asFields(above), ...global.fields],
    admin: {
      ...global.admin,
      components: { ...components, elements: { ...elements, beforeDocumentControls } },
    },
  }
}

/** Puts components into the form of every collection and global that has one in the admin. */
export const formPartsPlugin =
  (options: FormPartsOptions): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      collection.admin?.hidden === true ? collection : withParts(collection, options),
    ),
    globals: config.globals?.map((global) => inGlobal(global, options)),
  })
