/** A JSON Schema, as far as our own shapes use it. */
export type JsonSchema = {
  $ref?: string
  type?: string
  format?: string
  pattern?: string
  description?: string
  const?: unknown
  default?: unknown
  enum?: unknown[]
  examples?: unknown[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  oneOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  additionalProperties?: unknown
}

export type NamedSchemas = Record<string, JsonSchema>

const prefix = '#/components/schemas/'

/** The name that a reference leads to. */
export const nameIn = (reference: string): string => reference.slice(prefix.length)

const plain: Record<string, unknown> = { string: '', number: 0, integer: 0, boolean: false, null: null }

/** A value that the schema allows: its own examples where it has some, all that must be there, and nothing else. */
export const exampleOf = (schema: JsonSchema, schemas: NamedSchemas): unknown => {
  if (schema.examples) return schema.examples[0]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.$ref) return exampleOf(schemas[nameIn(schema.$ref)] ?? {}, schemas)
  const [choice] = schema.oneOf ?? schema.anyOf ?? []
  if (choice) return exampleOf(choice, schemas)
  if (schema.items) return [exampleOf(schema.items, schemas)]
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([name]) => schema.required?.includes(name))
        .map(([name, property]) => [name, exampleOf(property, schemas)]),
    )
  }
  return plain[schema.type ?? ''] ?? null
}
