import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import type {
  DescribedAnswer,
  OpenApiDocument,
  DescribedOperation,
} from '../../../src/delivery/openapi/openapi-document'

/** What was really answered. */
export type RealAnswer = { address: string; status: number; headers: Headers; text: string }

/**
 * The same document, where nothing may be sent that is not named. Published, it is left open, since fields may be
 * added; problem documents stay open, as RFC 9457 has them.
 */
const closed = <Part>(part: Part): Part => {
  if (Array.isArray(part)) return part.map(closed) as Part
  if (typeof part !== 'object' || part === null) return part
  const copy = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value)]))
  return (
    'properties' in copy && copy.type === 'object' ? { ...copy, additionalProperties: false } : copy
  ) as Part
}

const resolved = (
  document: OpenApiDocument,
  answer: DescribedOperation['responses'][string],
): DescribedAnswer | undefined =>
  '$ref' in answer ? document.components.responses[answer.$ref.split('/').at(-1) ?? ''] : answer

/** Compares answers with the description by a validator that is no part of the program. */
export const answerChecker = (document: OpenApiDocument) => {
  const { Problem, ...schemas } = document.components.schemas
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  addFormats(ajv)
  ajv.addSchema({ $id: 'api', components: { schemas: { ...closed(schemas), Problem } } })

  /** @returns what is wrong with a value, in the words of the validator */
  const problemsOf = (schema: { $ref?: string }, value: unknown): string[] => {
    const validate = ajv.compile(schema.$ref ? { $ref: `api${schema.$ref}` } : schema)
    if (validate(value)) return []
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    )
  }

  /** @returns what is not as it is described; nothing where all is well */
  const problemsOfAnswer = (path: string, { status, headers, text }: RealAnswer): string[] => {
    const response = document.paths[path]?.get.responses[status]
    const described = response && resolved(document, response)
    if (!described) return [`The status ${status} is not described.`]
    const absent = Object.keys(described.headers ?? {}).filter((name) => !headers.has(name))
    const problems = absent.map((name) => `The header ${name} is missing.`)
    if (!described.content) return text === '' ? problems : [...problems, 'There is a body.']
    const mediaType = headers.get('content-type')?.split(';')[0] ?? ''
    const content = described.content[mediaType]
    if (!content) return [...problems, `The media type ${mediaType} is not described.`]
    const value: unknown = /json$/.test(mediaType) ? JSON.parse(text) : text
    return [...problems, ...problemsOf(content.schema, value)]
  }

  return { problemsOf, problemsOfAnswer }
}
