import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { BSON, type Document } from 'mongodb'
import { isOneIn } from './one-in.mjs'

/**
 * Stands between the program and a MongoDB: passes everything on, answers every write with an error of the server's,
 * swallows one, or is not there at all.
 */
export type MongoProxy = {
  /** The same address, by way of the proxy. */
  through: (uri: string) => string
  refuseWrites: (error: { code: number; codeName: string } | undefined) => void
  /** The next write to a collection is neither passed on nor answered. @returns once it has come */
  swallowWriteTo: (collection: string) => Promise<void>
  /** Each kind of command on a collection fails once, with an error that repeats all of it: see statement-faults.ts. */
  faults: { begin: () => void; arm: () => void; disarm: () => string | undefined }
  goAway: () => Promise<void>
  comeBack: () => Promise<void>
  stop: () => Promise<void>
}

const writes = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite'])

/** MongoDB's wire protocol: OP_MSG, with a header of 16 bytes, flags, and a section of kind 0 first. */
const opMsg = 2013

type Write = { collection: unknown }

const documentIn = (message: Buffer): Document | undefined => {
  if (message.readInt32LE(12) !== opMsg || message[20] !== 0) return undefined
  const length = message.readInt32LE(21)
  return BSON.deserialize(message.subarray(21, 21 + length))
}

const writeIn = (message: Buffer): Write | undefined => {
  const [[command, collection] = []] = Object.entries(documentIn(message) ?? {})
  return writes.has(command ?? '') ? { collection } : undefined
}

const onCollections = new Set([...writes, 'find', 'aggregate', 'count', 'distinct'])

/** What a command is, without its values. */
const kindOf = (document: Document): string | undefined => {
  const [[command = '', collection] = []] = Object.entries(document)
  if (!onCollections.has(command)) return undefined
  const fields = JSON.stringify(document.filter ?? document.updates ?? {}).match(/"[a-zA-Z_.$]+"(?=:)/g)
  return `${command} ${String(collection)} ${(fields ?? []).join(' ')}`
}

/** A server's error that says all it knows: of writes as `writeErrors`, of others as an error of the whole. */
const telling = (document: Document): Document => {
  const errmsg = `made to fail: ${JSON.stringify(document)}`
  const isWrite = 'insert' in document || 'update' in document || 'delete' in document
  const error = {
    code: 121,
    errmsg,
    errInfo: { document },
    keyValue: { document },
  }
  return isWrite
    ? { ok: 1, n: 0, writeErrors: [{ index: 0, ...error }] }
    : { ok: 0, codeName: 'Made', ...error }
}

const replyTo = (message: Buffer, document: Document): Buffer => {
  const body = BSON.serialize(document)
  const head = Buffer.alloc(21)
  head.writeInt32LE(21 + body.length, 0)
  head.writeInt32LE(message.readInt32LE(4), 8)
  head.writeInt32LE(opMsg, 12)
  return Buffer.concat([head, body])
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/**
 * @param uri of the MongoDB, a single server
 * @param outOf of all kinds of commands one in so many can be made to fail
 */
export const startMongoProxy = async (uri: string, outOf = 1): Promise<MongoProxy> => {
  const { hostname, port: targetPort } = new URL(uri.replace('mongodb://', 'http://'))
  const target = { host: hostname, port: Number(targetPort || 27017) }
  const sockets = new Set<Socket>()
  let refusal: { code: number; codeName: string } | undefined
  let swallowing: { collection: string; come: () => void } | undefined
  const failed = new Set<string>()
  let armed = false
  let fired: string | undefined

  const faultFor = (message: Buffer): Document | undefined => {
    if (!armed) return undefined
    const document = documentIn(message)
    const kind = document && kindOf(document)
    if (!document || kind === undefined || failed.has(kind) || !isOneIn(outOf, kind)) return undefined
    failed.add(kind)
    armed = false
    fired = kind
    return telling(document)
  }

  const serve = (client: Socket): void => {
    const server = connect(target)
    let waiting = Buffer.alloc(0)
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    server.pipe(client)
    client.on('data', (chunk: Buffer) => {
      waiting = Buffer.concat([waiting, chunk])
      while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
        const message = waiting.subarray(0, waiting.readInt32LE(0))
        waiting = waiting.subarray(message.length)
        const write = writeIn(message)
        const fault = faultFor(message)
        if (fault) {
          client.write(replyTo(message, fault))
        } else if (swallowing && swallowing.collection === write?.collection) {
          swallowing.come()
          swallowing = undefined
        } else if (write && refusal) {
          client.write(replyTo(message, { ok: 0, errmsg: 'This server takes no writes.', ...refusal }))
        } else {
          server.write(message)
        }
      }
    })
  }

  let server = createServer(serve)
  const port = await listen(server, 0)
  const goAway = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return {
    through: (uri) => uri.replace(/^(mongodb:\/\/)[^/?]+/, `$1127.0.0.1:${port}`),
    refuseWrites: (error) => {
      refusal = error
    },
    swallowWriteTo: (collection) =>
      new Promise((come) => {
        swallowing = { collection, come }
      }),
    faults: {
      begin: () => failed.clear(),
      arm: () => {
        fired = undefined
        armed = true
      },
      disarm: () => {
        armed = false
        return fired
      },
    },
    goAway,
    comeBack: async () => {
      server = createServer(serve)
      await listen(server, port)
    },
    stop: goAway,
  }
}
