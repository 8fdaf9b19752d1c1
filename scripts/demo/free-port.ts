import { createServer } from 'node:net'
import { ScriptError } from '../script-error'

export const demoHost = '127.0.0.1'

/** @returns the port to use. @throws ScriptError where it is no port */
export const readPort = (given: string | undefined): number => {
  const text = given ?? process.env.PORT ?? ''
  if (text === '') return 3000
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65535) {
    throw new ScriptError(`"${text}" is no port: give a number from 1 to 65535.`)
  }
  return port
}

/** @throws ScriptError where the port cannot be listened on; told before minutes go into building */
export const refuseTakenPort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Stop what uses it, or choose another: npm run demo -- --port ${port < 65535 ? port + 1 : 3000}`
      const forbidden = `Port ${port} may not be used by this account. Choose one above 1023: npm run demo -- --port 3000`
      reject(new ScriptError(error.code === 'EACCES' ? forbidden : taken))
    })
    probe.listen({ host: demoHost, port, exclusive: true }, () => probe.close(() => resolve()))
  })
