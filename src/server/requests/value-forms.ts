import type { FlattenedField, SanitizedConfig } from 'payload'
import { generatedId } from '../../content/ids'

/** What the values of some fields must look like, so that no database stumbles over them. */
export type ValueForms = {
  isId: (value: string) => boolean
  timeFields: ReadonlySet<string>
  /** Relations to one collection: their value is an id. */
  relations: ReadonlySet<string>
  switches: ReadonlySet<string>
  numbers: ReadonlySet<string>
  /** Names of relations that are something else elsewhere. */
  sometimesRelations: ReadonlySet<string>
  /** Relations to several collections: their value is an object, `{relationTo, value}`. */
  mixedRelations: ReadonlySet<string>
  /** Lists of rows and groups: only what is in them has a value. */
  containers: ReadonlySet<string>
  /** Rich text, whose inside no database can be asked for. */
  opaque: ReadonlySet<string>
  /** Lists of words: SQLite cannot look into those of a related document. */
  wordLists: ReadonlySet<string>
  /** What nobody is shown: a password's hash, say. */
  hidden: ReadonlySet<string>
}

const fieldsWithin = (fields: readonly FlattenedField[]): FlattenedField[] =>
  fields.flatMap((field): FlattenedField[] => {
    if (field.type === 'blocks') {
      return [field, ...field.blocks.flatMap((block) => fieldsWithin(block.flattenedFields))]
    }
    return 'flattenedFields' in field ? [field, ...fieldsWithin(field.flattenedFields)] : [field]
  })

const isContainer = (field: FlattenedField): boolean => field.type === 'blocks' || 'flattenedFields' in field

const isRelation = ({ type }: FlattenedField): boolean => type === 'relationship' || type === 'upload'

const isMixed = (field: FlattenedField): boolean => 'relationTo' in field && Array.isArray(field.relationTo)

const formsOf = new WeakMap<SanitizedConfig, ValueForms>()

/** Told apart by their names alone: what holds other sorts of values elsewhere is not among them. */
export const valueForms = (config: SanitizedConfig): ValueForms => {
  const known = formsOf.get(config)
  if (known) return known
  const form = generatedId(config.db.name ?? '')
  const fields = config.collections.flatMap(({ flattenedFields }) => fieldsWithin(flattenedFields))
  const namesWhere = (which: (field: FlattenedField) => boolean) =>
    new Set(fields.filter(which).map(({ name }) => name))
  // Of a list of rows nothing is asked itself, whatever it is called.
  const namesOfAll = (which: (field: FlattenedField) => boolean) => {
    const others = namesWhere((field) => !which(field) && !isContainer(field))
    return new Set([...namesWhere(which)].filter((name) => !others.has(name)))
  }
  const others = namesWhere((field) => !isContainer(field))
  const forms = {
    isId: (value: string) => form.test(value),
    timeFields: namesWhere(({ type }) => type === 'date'),
    numbers: namesOfAll(({ type }) => type === 'number'),
    switches: namesOfAll(({ type }) => type === 'checkbox'),
    relations: namesOfAll((field) => isRelation(field) && !isMixed(field)),
    sometimesRelations: namesWhere(isRelation),
    mixedRelations: namesWhere((field) => isRelation(field) && isMixed(field)),
    containers: new Set([...namesWhere(isContainer)].filter((name) => !others.has(name))),
    opaque: namesWhere(({ type }) => type === 'richText' || type === 'json'),
    wordLists: namesWhere((field) => field.type === 'text' && field.hasMany === true),
    hidden: namesWhere((field) => 'hidden' in field && field.hidden === true),
  }
  formsOf.set(config, forms)
  return forms
}
