import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Router } from 'express'

const styles = fileURLToPath(new URL('./demo-widget.css', import.meta.url))

/**
 * `GET /demo/widget`: what a page of another website looks like with the widget in it, and what to paste. In the
 * demonstration only. Its policy is the one that docs/school-site-builders.md asks of such a page.
 *
 * @param publicUrl scheme and host of the installation, without a trailing slash
 */
export const demoWidgetRouter = (publicUrl: string): Router => {
  const router = Router()
  router.get('/demo/widget', async (_request, response) => {
    const { demoWidgetPage } = await import('./demo-widget-page')
    response.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src 'self'; script-src ${publicUrl}; connect-src ${publicUrl}`,
    })
    response.type('html').send(demoWidgetPage(publicUrl))
  })
  router.get('/demo/widget.css', (_request, response) => {
    response.set('Cache-Control', 'no-store')
    response.type('css').send(readFileSync(styles, 'utf8'))
  })
  return router
}
