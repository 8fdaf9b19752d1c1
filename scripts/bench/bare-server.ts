/**
 * `bare-server.ts node|express FILE TYPE`, on PORT: answers every request with the bytes of FILE as the media type TYPE,
 * and a conditional one with 304. What the machine and Node, or Express, can do at most.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import express from 'express'

const [kind = '', file = '', type = ''] = process.argv.slice(2)
const body = readFileSync(file)
const tag = `"${createHash('sha256').update(body).digest('base64url')}"`

const bareNode: RequestListener = (request, response) => {
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, { ETag: tag })
    response.end()
    return
  }
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length, ETag: tag })
  response.end(body)
}

const bareExpress = express()
bareExpress.get('/{*path}', (_request, response) => {
  response.set('Content-Type', type).send(body)
})

createServer(kind === 'express' ? bareExpress : bareNode).listen(Number(process.env.PORT), '127.0.0.1')
