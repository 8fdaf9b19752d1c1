import { configToSchema } from '@payloadcms/graphql'
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import type { Field, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { checkSort, wellFormedWhere } from '../requests/check-where'
import { ProblemError } from '../../problems/errors'
import { valueForms, type ValueForms } from '../requests/value-forms'

const mostListed = 100

// Payload's type wants every option where there is one.
const readingOnly = { disableMutations: true } as Exclude<SanitizedCollectionConfig['graphQL'], false>

/** Payload would name hidden fields in its schema (a password's hash, say), though their values stay hidden. */
const shownOnly = (fields: readonly Field[]): Field[] =>
  fields
    .filter(
      (field) => !('hidden' in field && field.hidden) && !('name' in field && field.name === 'sessions'),
    )
    .map((field) => ('fields' in field ? { ...field, fields: shownOnly(field.fields) } : field))

/**
 * Payload's collections of its own are nobody's to ask for, and people sign in, and are looked after, at one door
 * only: the REST API, where attempts are counted.
 */
const offered = (config: SanitizedConfig): SanitizedConfig => ({
  ...config,
  collections: config.collections.map((collection) =>
    collection.slug.startsWith('payload-')
      ? { ...collection, graphQL: false }
      : {
          ...collection,
          fields: shownOnly(collection.fields),
          ...(collection.auth && {
            graphQL: readingOnly,
            // Whoever asks here has a token already, in a cookie that no script can read.
            auth: { ...collection.auth, removeTokenFromResponses: true as const },
          }),
        },
  ),
  graphQL: { ...config.graphQL, maxComplexity: 1000, disableIntrospectionInProduction: false },
})

/** GraphQL has no dots in its names. */
const withDots = (where: unknown): unknown => {
  if (Array.isArray(where)) return where.map(withDots)
  if (typeof where !== 'object' || where === null) return where
  return Object.fromEntries(
    Object.entries(where).map(([name, value]) =>
      /^(?:AND|OR)$/.test(name) ? [name.toLowerCase(), withDots(value)] : [name.replace(/__/g, '.'), value],
    ),
  )
}

type Arguments = Record<string, unknown>

/** What is asked, checked and capped as the REST API does it. @throws ProblemError not-found, invalid-query */
const checked = (args: Arguments, isList: boolean, forms: ValueForms): Arguments => {
  if (typeof args.id === 'string' && !forms.isId(args.id)) throw new ProblemError('not-found')
  if (args.where !== undefined && !wellFormedWhere(withDots(args.where), forms)) {
    throw new ProblemError('invalid-query', 'The `where` is not understood.')
  }
  if (typeof args.sort === 'string') checkSort(args.sort, forms)
  if (!isList) return args
  const { limit, page } = args as { limit?: number | null; page?: number | null }
  if ((limit ?? 0) < 0 || (page ?? 1) < 1 || (page ?? 1) > 9_999_999) {
    throw new ProblemError('invalid-query', '`limit` and `page` must be whole numbers from 1.')
  }
  // Payload takes a limit of 0, and none where there are to be no pages, as "all".
  const asked = limit ?? (args.pagination === false ? mostListed : 10)
  return { ...args, limit: asked === 0 ? mostListed : Math.min(asked, mostListed) }
}

const checkField = (field: GraphQLField<unknown, unknown>, forms: ValueForms): void => {
  const { resolve } = field
  if (!resolve || field.args.length === 0) return
  const isList = field.args.some(({ name }) => name === 'limit')
  const checkedResolve: GraphQLFieldResolver<unknown, unknown> = (source, args: Arguments, context, info) =>
    resolve(source, checked(args, isList, forms), context, info)
  field.resolve = checkedResolve
}

type PayloadSchema = ReturnType<typeof configToSchema>

/** Payload's GraphQL schema, with every field that takes arguments held to the limits of the REST API. */
export const boundedSchema = (config: SanitizedConfig): PayloadSchema => {
  const built = configToSchema(offered(config))
  const forms = valueForms(config)
  const schema: GraphQLSchema = built.schema
  for (const type of Object.values(schema.getTypeMap())) {
    if (!('getInterfaces' in type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) checkField(field, forms)
  }
  return built
}
