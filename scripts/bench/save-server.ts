/**
 * `save-server.ts`, on PORT: Payload's REST under /api, as the program serves it, and `POST /local-save`
 * `{editor, id, number}`, which saves a letter through the Local API as that editor and answers `{milliseconds}`. For
 * measuring what a save costs; nothing else starts it.
 */
import express from 'express'
import { getPayload } from 'payload'
import config from '../../payload.config'
import { env } from '../../src/settings/env'
import { payloadRest } from '../../src/server/payload-rest'
import { letter } from './data/written-items'

const settings = env()
const payload = await getPayload({ config })
const app = express()
app.use('/api', payloadRest(payload, settings.publicUrl))
app.get('/ready', (_request, response) => {
  const fields = payload.collections.letters?.config.flattenedFields ?? []
  response.json({ approval: fields.some(({ name }) => name === 'workflow') })
})

app.post('/local-save', express.json(), async (request, response) => {
  const { editor, id, number } = request.body as { editor: string; id: string; number: number }
  // WARNING: overrides access, to become the editor, without whom the save below could not be that editor's.
  const user = await payload.findByID({ collection: 'users', id: editor, depth: 0, overrideAccess: true })
  const { title, body } = letter(number)
  const begun = performance.now()
  await payload.update({
    collection: 'letters',
    id,
    data: { title, body },
    draft: true,
    depth: 0,
    overrideAccess: false,
    user: { ...user, collection: 'users' },
  })
  response.json({ milliseconds: performance.now() - begun })
})

const server = app.listen(settings.port, settings.host)
process.on('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
  void payload.destroy().then(() => process.exit(0))
})
