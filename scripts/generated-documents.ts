import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { workflowWords } from './workflow-words'
import { openApiDocument } from '../src/delivery/openapi/openapi-document'
import { workflowDocument } from './workflow-document'
import { clientKinds, clientModules, clientTypes, compiledClientFile } from './client-files'
import { renderAccessMatrix } from './render-access-matrix'
import { dependenciesDocument } from './dependencies/dependencies-document'
import { notice } from './dependencies/notice'
import { inRepository } from './repository'
import { widgetScript } from './widget-script'

/** A file of the repository that is made from the code. */
export type GeneratedDocument = {
  /** Relative to the repository's root. */
  path: string
  render: () => Promise<string>
}

/** As `npm run format` would leave it, so that the two never contend. */
const formatted = async (file: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(inRepository(file))), filepath: file })

/** Adding a generated document is adding a line here: it is then written, compared in CI, and never edited. */
export const generatedDocuments: GeneratedDocument[] = [
  { path: 'docs/access.md', render: renderAccessMatrix },
  {
    path: path.join('docs', 'workflow.md'),
    render: async () => formatted('docs/workflow.md', workflowDocument(workflowWords)),
  },
  {
    path: path.join('docs', 'dependencies.md'),
    render: async () => formatted('docs/dependencies.md', dependenciesDocument()),
  },
  { path: 'NOTICE', render: async () => notice() },
  {
    path: path.join('src', 'delivery', 'openapi', 'openapi.json'),
    render: async () => formatted('openapi.json', JSON.stringify(openApiDocument())),
  },
  {
    path: path.join('src', 'client', 'api-types.ts'),
    render: clientTypes,
  },
  { path: path.join('src', 'client', 'kinds.ts'), render: async () => clientKinds() },
  { path: path.join('src', 'embed', 'v1.js'), render: widgetScript },
  ...clientModules()
    .flatMap((module) => [`${module}.js`, `${module}.d.ts`])
    .map((file) => ({ path: path.join('client', 'lib', file), render: () => compiledClientFile(file) })),
]
