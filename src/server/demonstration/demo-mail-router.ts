import { Router } from 'express'
import type { Payload } from 'payload'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { keptMail } from '../mail'
import { DemoMailPage } from './demo-mail-page'

/** `GET /demo/mail`: what would have been sent, newest first. In the demonstration only. */
export const demoMailRouter = (payload: Payload): Router => {
  const router = Router()
  router.get('/', (_request, response) => {
    response.set('Cache-Control', 'no-store')
    response
      .type('html')
      .send(
        `<!doctype html>${renderToStaticMarkup(createElement(DemoMailPage, { mail: keptMail(payload) }))}`,
      )
  })
  return router
}
