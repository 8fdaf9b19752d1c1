import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type OtherWebsite = {
  url: string
  /** Serves a page and returns its address. @param policy its Content-Security-Policy */
  page: (body: string, options: { policy: string; head?: string; styles?: string }) => string
  close: () => Promise<void>
}

/** A website that is not ours, on an origin of its own, with pages as strict as their policy. */
export const startOtherWebsite = async (): Promise<OtherWebsite> => {
  const answers = new Map<string, { type: string; text: string; policy: string }>()
  const server = createServer((request, response) => {
    const found = answers.get(request.url ?? '')
    if (!found) return void response.writeHead(204).end()
    response.writeHead(200, { 'Content-Type': found.type, 'Content-Security-Policy': found.policy })
    response.end(found.text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let pages = 0
  return {
    url,
    page: (body, { policy, head = '', styles = '' }) => {
      pages += 1
      const address = `/page-${pages}`
      answers.set(`${address}.css`, { type: 'text/css', text: styles, policy })
      const stylesheet = styles && `<link rel="stylesheet" href="${address}.css">`
      const text = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Another website</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">${stylesheet}${head}</head><body><main><h1>Our school</h1>${body}</main></body></html>`
      answers.set(address, { type: 'text/html; charset=utf-8', text, policy })
      return url + address
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
