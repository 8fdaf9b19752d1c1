import { Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { nameIn, type JsonSchema } from './example-of'
import type { DescribedAnswer, OpenApiDocument, DescribedOperation, Parameter } from './openapi-document'

/** Text in which `code` stands between backticks. */
const Words = ({ text }: { text: string }): ReactNode =>
  text
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
    )

const shapeId = (name: string): string => `shape-${name}`

const listed = (values: unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ')

/** What a value is, in a few words; a named shape as a link to it. */
const TypeOf = ({ schema }: { schema: JsonSchema }): ReactNode => {
  if (schema.$ref) {
    const name = nameIn(schema.$ref)
    return <a href={`#${shapeId(name)}`}>{name}</a>
  }
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>
  if (schema.enum) return <code>{listed(schema.enum)}</code>
  if (schema.items) {
    return (
      <>
        list of <TypeOf schema={schema.items} />
      </>
    )
  }
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) {
    return choices.map((choice, index) => (
      <Fragment key={index}>
        {index > 0 ? ' or ' : null}
        <TypeOf schema={choice} />
      </Fragment>
    ))
  }
  const bounds = schema.minimum === undefined ? '' : ` from ${schema.minimum} to ${schema.maximum ?? 'any'}`
  return `${schema.format ?? schema.type ?? 'anything'}${bounds}`
}

/** The object that stands in a schema itself, in a list of it or beside null. */
const objectIn = (schema: JsonSchema): JsonSchema | undefined =>
  schema.properties
    ? schema
    : [schema.items, ...(schema.anyOf ?? [])].map((part) => part && objectIn(part)).find(Boolean)

const Fields = ({ schema }: { schema: JsonSchema }): ReactNode => (
  <dl>
    {Object.entries(schema.properties ?? {}).map(([name, field]) => {
      const inner = objectIn(field)
      return (
        <div key={name}>
          <dt>
            <code>{name}</code>{' '}
            <span className="type">
              <TypeOf schema={field} />
              {schema.required?.includes(name) ? null : ', not always there'}
            </span>
          </dt>
          <dd>
            {field.description ? <Words text={field.description} /> : null}
            {inner ? <Fields schema={inner} /> : null}
          </dd>
        </div>
      )
    })}
  </dl>
)

const Shape = ({ name, schema }: { name: string; schema: JsonSchema }): ReactNode => (
  <section aria-labelledby={shapeId(name)}>
    <h3 id={shapeId(name)}>{name}</h3>
    {schema.description ? (
      <p>
        <Words text={schema.description} />
      </p>
    ) : null}
    {schema.properties ? <Fields schema={schema} /> : null}
    {schema.oneOf ? (
      <ul>
        {schema.oneOf.map((choice, index) => (
          <li key={index}>
            {choice.properties ? (
              <>
                {choice.description ? <Words text={choice.description} /> : null}
                <Fields schema={choice} />
              </>
            ) : (
              <TypeOf schema={choice} />
            )}
          </li>
        ))}
      </ul>
    ) : null}
  </section>
)

const Parameters = ({ title, parameters }: { title: string; parameters: Parameter[] }): ReactNode =>
  parameters.length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <dl>
        {parameters.map(({ name, description, schema }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>{' '}
              <span className="type">
                <TypeOf schema={schema} />
              </span>
            </dt>
            <dd>{description ? <Words text={description} /> : null}</dd>
          </div>
        ))}
      </dl>
    </>
  )

/** A block that scrolls sideways can be reached by keyboard, and says what it is. */
const Code = ({ label, text }: { label: string; text: string }): ReactNode => (
  <pre tabIndex={0} role="region" aria-label={label}>
    <code>{text}</code>
  </pre>
)

const exampleAddressOf = (path: string, { parameters }: DescribedOperation): string => {
  const needed = parameters.filter(({ in: where, required }) => where === 'query' && required)
  const question = needed
    .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`)
    .join('&')
  return parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce(
      (address, { name, example }) => address.replace(`{${name}}`, String(example)),
      question === '' ? path : `${path}?${question}`,
    )
}

const successOf = ({ responses }: DescribedOperation): DescribedAnswer | undefined =>
  Object.values(responses).find((answer): answer is DescribedAnswer => 'content' in answer)

const Answers = ({
  document,
  operation,
}: {
  document: OpenApiDocument
  operation: DescribedOperation
}): ReactNode => (
  <>
    <h4>Answers</h4>
    <dl>
      {Object.entries(operation.responses).map(([status, answer]) => {
        const { description, content } =
          '$ref' in answer
            ? (document.components.responses[answer.$ref.split('/').at(-1) ?? ''] ?? { description: '' })
            : answer
        const codes = Object.keys(Object.values(content ?? {})[0]?.examples ?? {})
        return (
          <div key={status}>
            <dt>
              {status} {codes.length > 0 ? <code className="type">{codes.join(', ')}</code> : null}
            </dt>
            <dd>{description}</dd>
          </div>
        )
      })}
    </dl>
  </>
)

const OperationSection = ({
  document,
  path,
  operation,
}: {
  document: OpenApiDocument
  path: string
  operation: DescribedOperation
}): ReactNode => {
  const server = document.servers[0]?.url ?? ''
  const [[mediaType, content] = ['', undefined]] = Object.entries(successOf(operation)?.content ?? {})
  return (
    <section aria-labelledby={operation.operationId}>
      <h3 id={operation.operationId}>{operation.summary}</h3>
      <p className="address">
        <code>GET {path}</code>
      </p>
      {operation.description ? (
        <p>
          <Words text={operation.description} />
        </p>
      ) : null}
      <Parameters
        title="In the path"
        parameters={operation.parameters.filter((parameter) => parameter.in === 'path')}
      />
      <Parameters
        title="After the question mark"
        parameters={operation.parameters.filter((parameter) => parameter.in === 'query')}
      />
      <Code
        label={`How to ask for: ${operation.summary}`}
        text={`curl --compressed '${server}${exampleAddressOf(path, operation)}'`}
      />
      <Answers document={document} operation={operation} />
      {content?.example !== undefined && content.schema.$ref ? (
        <>
          <p>
            The answer is <TypeOf schema={content.schema} />, as <code>{mediaType}</code>.
          </p>
          <details>
            <summary>Example</summary>
            <Code label={`Example: ${operation.summary}`} text={JSON.stringify(content.example, null, 2)} />
          </details>
        </>
      ) : null}
    </section>
  )
}

const Page = ({ document }: { document: OpenApiDocument }): ReactNode => {
  const operations = Object.entries(document.paths).map(([path, { get }]) => ({ path, operation: get }))
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{document.info.title}</title>
        <link rel="stylesheet" href="/v1/docs.css" />
        <link rel="service-desc" type="application/json" href="/v1/openapi.json" />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <header>
          <h1>{document.info.title}</h1>
          <p>{document.info.summary}</p>
        </header>
        <nav aria-label="On this page">
          <ul>
            {document.tags.map(({ name }) => (
              <li key={name}>
                {name}
                <ul>
                  {operations
                    .filter(({ operation }) => operation.tags.includes(name))
                    .map(({ operation }) => (
                      <li key={operation.operationId}>
                        <a href={`#${operation.operationId}`}>{operation.summary}</a>
                      </li>
                    ))}
                </ul>
              </li>
            ))}
            <li>
              <a href="#shapes">Shapes</a>
            </li>
          </ul>
        </nav>
        <main id="content">
          {document.info.description.split('\n\n').map((paragraph) => (
            <p key={paragraph}>
              <Words text={paragraph} />
            </p>
          ))}
          <p>
            For programs: <a href="/v1/openapi.json">this description as OpenAPI 3.1</a>.
          </p>
          {document.tags.map(({ name, description }) => (
            <section key={name}>
              <h2>{name}</h2>
              <p>{description}</p>
              {operations
                .filter(({ operation }) => operation.tags.includes(name))
                .map(({ path, operation }) => (
                  <OperationSection key={path} document={document} path={path} operation={operation} />
                ))}
            </section>
          ))}
          <section>
            <h2 id="shapes">Shapes</h2>
            {Object.entries(document.components.schemas).map(([name, schema]) => (
              <Shape key={name} name={name} schema={schema} />
            ))}
          </section>
        </main>
      </body>
    </html>
  )
}

/** The description as one static page: no scripts, nothing from elsewhere. */
export const docsPage = (document: OpenApiDocument): string =>
  `<!doctype html>${renderToStaticMarkup(<Page document={document} />)}`
