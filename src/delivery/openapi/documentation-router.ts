import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openApiFile } from '@extensions/files'
import { Router, type RequestHandler } from 'express'
import { prepare, type PreparedAnswer } from '../front/prepared-answer'
import type { AddressBook } from '../../public/addresses'
import { exampleAddress } from '../../public/public-form'
import { checkAddress, openDoor, readOnly, wantsJson } from '../front/front-checks'
import { answerProblems, type Report } from '../front/problem'
import type { PresentedSince } from '../front/presentation'
import { noQuery, readQuery } from '../v1/query'
import { respond, reusableForAMinute } from '../front/respond'
import type { OpenApiDocument } from './openapi-document'

export type DocumentationOptions = {
  addresses: () => AddressBook | Promise<AddressBook>
  presented: PresentedSince
  report?: Report
}

const stylesFile = fileURLToPath(new URL('./docs-page.css', import.meta.url))

/** Written by `npm run generate`; read when somebody asks for it, since hardly anybody does. */
const documentText = (publicUrl: string): string =>
  readFileSync(openApiFile, 'utf8').replaceAll(exampleAddress, publicUrl)

/** RFC 8631: where machines and people find out what this API is. */
const links =
  '</v1/openapi.json>; rel="service-desc"; type="application/json", </v1/docs>; rel="service-doc"; type="text/html"'

/** On `/v1/sites` itself, where everybody begins, and not on all that is below it. */
const nameDocumentation: RequestHandler = (request, response, next) => {
  if (request.path === '/') response.setHeader('Link', links)
  next()
}

/**
 * `/v1/openapi.json`, the description of the delivery API, and `/v1/docs`, the page made from it; `/v1/sites` leads to
 * both. Mounted before the API itself, which answers whatever else is below `/v1`.
 */
export const documentationRouter = ({ addresses, presented, report }: DocumentationOptions): Router => {
  const router = Router({ caseSensitive: true })
  const remembered = new Map<string, { publicUrl: string; since: number; answer: PreparedAnswer }>()

  const answerWith = (
    path: string,
    contentType: string,
    bodyFor: (publicUrl: string) => string | Promise<string>,
  ): void => {
    router.get(path, async (request, response) => {
      readQuery(request.originalUrl, noQuery)
      const [{ publicUrl }, since] = await Promise.all([addresses(), presented()])
      let known = remembered.get(path)
      if (known?.publicUrl !== publicUrl || known.since !== since) {
        const body = await bodyFor(publicUrl)
        const lastModified = new Date(since)
        known = {
          publicUrl,
          since,
          answer: prepare({ body, contentType, lastModified, cacheControl: reusableForAMinute }),
        }
        remembered.set(path, known)
      }
      await respond(request, response, known.answer)
    })
  }

  const paths = ['/v1/openapi.json', '/v1/docs', '/v1/docs.css']
  router.use('/v1/sites', nameDocumentation)
  router.use(paths, openDoor, checkAddress, readOnly)
  router.use('/v1/openapi.json', wantsJson)

  answerWith('/v1/openapi.json', 'application/json; charset=utf-8', documentText)
  answerWith('/v1/docs', 'text/html; charset=utf-8', async (publicUrl) => {
    const { docsPage } = await import('./docs-page')
    return docsPage(JSON.parse(documentText(publicUrl)) as OpenApiDocument)
  })
  answerWith('/v1/docs.css', 'text/css; charset=utf-8', () => readFileSync(stylesFile, 'utf8'))

  router.use(paths, answerProblems(report))
  return router
}
