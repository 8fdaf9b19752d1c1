import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { settingsFor, startProgram, type Program } from './child-program'

/** A server that does nothing but answer with these bytes, by Node alone or by Express. */
export const startBare = async (
  kind: 'node' | 'express',
  folder: string,
  { body, type }: { body: Uint8Array; type: string },
): Promise<Program> => {
  const file = path.join(folder, `body-${kind}-${body.length}`)
  await writeFile(file, body)
  return startProgram({
    args: ['scripts/bench/bare-server.ts', kind, file, type],
    env: (port) => ({ ...settingsFor(file), PORT: String(port) }),
    readyAt: '/',
  })
}

/** What a server answers at an address now, to be imitated. @throws where it isn't 200 */
export const answerOf = async (
  program: Program,
  address: string,
): Promise<{ body: Uint8Array; type: string; tag: string }> => {
  // Without compression, as the measuring client asks.
  const answer = await fetch(program.url + address, { headers: { 'Accept-Encoding': 'identity' } })
  const body = new Uint8Array(await answer.arrayBuffer())
  if (answer.status !== 200) throw new Error(`${address} was to answer 200, and answered ${answer.status}.`)
  return {
    body,
    type: answer.headers.get('content-type') ?? 'application/octet-stream',
    tag: answer.headers.get('etag') ?? '',
  }
}
