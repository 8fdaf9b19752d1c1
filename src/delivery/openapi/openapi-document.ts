import { z } from 'zod'
import type { DescribedRoute } from './described-route'
import { kinds } from '../../kinds/reading-kinds'
import { exampleAddress, kindName, publicShapes } from '../../public/public-form'
import { problemDocument, statusOf, type ErrorCode } from '../../problems/errors'
import { capitalised } from '../../words/capitalised'
import { describedRoutes } from './described-routes'
import { exampleOf, type JsonSchema, type NamedSchemas } from './example-of'

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description?: string
  schema: JsonSchema
  example?: unknown
}

type Reference = { $ref: string }
type Header = { description: string; required?: boolean; schema: JsonSchema }
type Content = Record<
  string,
  { schema: JsonSchema; example?: unknown; examples?: Record<string, { summary: string; value: unknown }> }
>
export type DescribedAnswer = { description: string; headers?: Record<string, Reference>; content?: Content }

export type DescribedOperation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  parameters: Parameter[]
  security?: Record<string, string[]>[]
  responses: Record<string, DescribedAnswer | Reference>
}

export type OpenApiDocument = {
  openapi: string
  info: { title: string; version: string; summary: string; description: string; license: object }
  servers: { url: string; description: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, { get: DescribedOperation }>
  components: {
    schemas: NamedSchemas
    headers: Record<string, Header>
    responses: Record<string, DescribedAnswer>
    securitySchemes: Record<string, object>
  }
}

const introduction = `
Everything that a school has published can be read here without signing in. Drafts cannot: this part of the system does
not know them. Every address also answers HEAD, and OPTIONS for browsers on other sites.

What newsletters and networks add to links (\`utm_source\`, \`fbclid\` and the like) is passed over; any other parameter that
is not named here is refused.

Times are RFC 3339 in UTC unless their name ends in \`Local\`. Fields may be added; none is taken away or changes its
meaning.
`
  .trim()
  .replaceAll(/(?<!\n)\n(?!\n)/g, ' ')

const tags: Record<DescribedRoute['tag'], string> = {
  Sites: 'Which sites there are.',
  Content: 'What a site shows.',
  'Keeping a copy': 'For whoever keeps a copy of a site.',
  Following: 'Feeds and calendars.',
  Widget: 'For pages of other systems.',
  'This description': 'The API, described.',
}

const text = (description: string, required = true): Header => ({
  description,
  ...(required && { required }),
  schema: { type: 'string' },
})

const headers: Record<string, Header> = {
  ETag: text('Names exactly these bytes: send it back as `If-None-Match`.'),
  'Last-Modified': text('When this last changed: send it back as `If-Modified-Since`.'),
  'Cache-Control': text('How long it may be reused.'),
  Vary: text('What else the answer depends on.'),
  'Access-Control-Allow-Origin': text('`*`: any site may read this.'),
  'Retry-After': text('Seconds to wait.'),
  Allow: text('What this address allows.'),
  'WWW-Authenticate': text('How to send a key (RFC 6750).'),
}

/** `{name: reference}`, as OpenAPI has headers. */
const headersNamed = (...names: string[]): Record<string, Reference> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

const pathParameters: Record<string, { description: string; example: string }> = {
  site: { description: 'The slug of a site.', example: 'comberton' },
  slug: { description: 'The slug of the item, as in its `slug`.', example: 'sports-day' },
}

const pathParametersOf = (path: string): Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    ...pathParameters[name],
  }))

const toJsonSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema =>
  z.toJSONSchema(schema, { io }) as JsonSchema

/** The checks are made for text; what is said of them is what they mean. */
const queryParametersOf = (query: z.ZodObject): Parameter[] => {
  const { properties = {}, required = [] } = toJsonSchema(query, 'input')
  return Object.entries(properties).map(([name, { description, examples, ...schema }]) => {
    if (schema.type === 'integer') delete schema.pattern
    if (schema.anyOf) delete schema.type
    return {
      name,
      in: 'query',
      ...(required.includes(name) && { required: true }),
      ...(description && { description }),
      schema,
      ...(examples && { example: examples[0] }),
    }
  })
}

/** The errors that every address can answer with, and those that only some can. */
const everywhere: ErrorCode[] = [
  'malformed-request',
  'invalid-query',
  'method-not-allowed',
  'address-too-long',
  'too-many-requests',
  'not-ready-yet',
]

const headersOfProblem: Partial<Record<number, string[]>> = {
  401: ['WWW-Authenticate'],
  405: ['Allow'],
  429: ['Retry-After'],
  503: ['Retry-After'],
}

const problemAnswer = (status: number, codes: readonly ErrorCode[]): DescribedAnswer => ({
  description: codes.map((code) => problemDocument(code).title).join(' Or: '),
  headers: headersNamed('Cache-Control', ...(headersOfProblem[status] ?? [])),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: Object.fromEntries(
        codes.map((code) => [code, { summary: problemDocument(code).title, value: problemDocument(code) }]),
      ),
    },
  },
})

const pascalCase = (code: string): string => code.split('-').map(capitalised).join('')

/** The errors of one address by status, each with the name under which it stands among the components. */
const problemsOf = ({ answer, problems, takesKey }: DescribedRoute) => {
  const codes: ErrorCode[] = [
    ...everywhere,
    ...(takesKey ? (['key-not-valid'] as const) : []),
    ...('shape' in answer ? (['not-acceptable'] as const) : []),
    ...problems,
  ]
  return [...new Set(codes.map(statusOf))]
    .sort((a, b) => a - b)
    .map((status) => {
      const ofStatus = codes.filter((code) => statusOf(code) === status)
      return {
        status,
        name: ofStatus.map(pascalCase).join('Or'),
        answer: problemAnswer(status, ofStatus),
      }
    })
}

const reusable = headersNamed('ETag', 'Last-Modified', 'Cache-Control', 'Vary', 'Access-Control-Allow-Origin')

const contentOf = (answer: DescribedRoute['answer'], schemas: NamedSchemas): Content => {
  if ('mediaType' in answer) {
    const { mediaType, example } = answer
    const schema: JsonSchema = { type: mediaType.endsWith('json') ? 'object' : 'string' }
    return { [mediaType]: { schema, ...(example && { example }) } }
  }
  const id = publicShapes.get(answer.shape)?.id
  if (!id) throw new Error('A shape that is answered needs a name among publicShapes.')
  const schema = { $ref: `#/components/schemas/${id}` }
  return { 'application/json': { schema, example: exampleOf(schema, schemas) } }
}

const operationOf = (route: DescribedRoute, schemas: NamedSchemas): DescribedOperation => {
  const { operationId, path, tag, summary, description, query, answer, takesKey } = route
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description && { description }),
    parameters: [...pathParametersOf(path), ...queryParametersOf(query)],
    security: takesKey ? [{}, { siteKey: [] }] : [],
    responses: {
      200: { description: summary, headers: reusable, content: contentOf(answer, schemas) },
      304: { description: 'Nothing has changed: go on using what you have.', headers: reusable },
      ...Object.fromEntries(
        problemsOf(route).map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }]),
      ),
    },
  }
}

/** Open to further fields, since fields may be added: what is sent now is exactly what is named. */
const leaveOpen = (schema: unknown): void => {
  if (typeof schema !== 'object' || schema === null) return
  for (const part of Object.values(schema)) leaveOpen(part)
  if ('type' in schema && schema.type === 'object' && 'additionalProperties' in schema)
    delete schema.additionalProperties
}

const namedSchemas = (): NamedSchemas => {
  const { schemas } = z.toJSONSchema(publicShapes, {
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === (kindName as z.core.$ZodType)) jsonSchema.enum = [...kinds]
    },
  })
  leaveOpen(schemas)
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, { $schema: _schema, $id: _id, ...schema }]) => [name, schema as JsonSchema]),
  )
}

/**
 * The delivery API as an OpenAPI 3.1 document, made from the schemas that check its parameters and type its answers.
 * Its server is `exampleAddress`, in whose place an installation puts its own.
 */
export const openApiDocument = (): OpenApiDocument => {
  const schemas = namedSchemas()
  return {
    openapi: '3.1.1',
    info: {
      title: 'Delivery API',
      version: '1',
      summary: 'What the schools of the alliance have published.',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: exampleAddress, description: 'This installation' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(
      describedRoutes.map((route) => [route.path, { get: operationOf(route, schemas) }]),
    ),
    components: {
      schemas,
      headers,
      responses: Object.fromEntries(
        describedRoutes.flatMap(problemsOf).map(({ name, answer }) => [name, answer]),
      ),
      securitySchemes: {
        siteKey: {
          type: 'http',
          scheme: 'bearer',
          description:
            'Optional: the key of a site client, which a headteacher or the alliance administrator makes. One that is ' +
            'wrong, or was renewed, is refused.',
        },
      },
    },
  }
}
