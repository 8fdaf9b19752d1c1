import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A message as it arrived. */
export type Mail = { to: string; subject: string; text: string }

/** RFC 2045, section 6.7. */
const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replace(/=([0-9A-F]{2})/g, (_match, code: string) => String.fromCharCode(parseInt(code, 16))),
    'latin1',
  ).toString('utf8')

const bodyIn = (head: string, body: string): string => {
  if (/^content-transfer-encoding: *quoted-printable/im.test(head)) return unquoted(body)
  if (/^content-transfer-encoding: *base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  return body
}

const mailIn = (to: string, message: string): Mail => {
  const end = message.indexOf('\r\n\r\n')
  const head = message.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const subject = /^subject: *(.*)$/im.exec(head)?.[1] ?? ''
  return { to, subject, text: bodyIn(head, message.slice(end + 4)).replaceAll('\r\n', '\n') }
}

/** What a message's sender is told: at once, or never, where the server holds what it is sent. */
type Keep = (mail: Mail) => boolean

const talk = (socket: Socket, keep: Keep, refuses: () => boolean): void => {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let received = ''
  let to = ''
  let inMessage = false
  const take = (end: string): string | undefined => {
    const at = received.indexOf(end)
    if (at < 0) return undefined
    const taken = received.slice(0, at)
    received = received.slice(at + end.length)
    return taken
  }
  const obey = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (verb === 'DATA') {
      inMessage = true
      say('354 Go on')
    } else if (verb === 'QUIT') {
      say('221 Bye')
      socket.end()
    } else if (verb === 'RCPT' && refuses()) say(`550 5.1.1 <${to}>: nobody of that name is known here`)
    else say('250 OK')
  }
  socket.on('error', () => socket.destroy())
  socket.on('data', (data) => {
    received += data.toString('latin1')
    for (;;) {
      const part = take(inMessage ? '\r\n.\r\n' : '\r\n')
      if (part === undefined) return
      if (inMessage) {
        inMessage = false
        if (keep(mailIn(to, part))) say('250 Kept')
      } else obey(part)
    }
  })
  say('220 test ESMTP')
}

/**
 * A mail server (RFC 5321, as far as one client needs it) that keeps what it is sent. `url` is for SMTP_URL. Between
 * `hold` and `release` it takes each message, keeps it not, and says nothing more; `held` counts these. Between
 * `refuse(true)` and `refuse(false)` it knows no recipient, and says whom it does not know.
 */
export const startMailServer = async (): Promise<{
  url: string
  arrived: Mail[]
  hold: () => void
  held: () => number
  release: () => void
  refuse: (refusing: boolean) => void
  stop: () => Promise<void>
}> => {
  const arrived: Mail[] = []
  const sockets = new Set<Socket>()
  let holding = false
  let refusing = false
  let held = 0
  const keep: Keep = (mail) => {
    if (holding) held += 1
    else arrived.push(mail)
    return !holding
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    talk(socket, keep, () => refusing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    hold: () => {
      holding = true
      held = 0
    },
    held: () => held,
    release: () => {
      holding = false
    },
    refuse: (now) => {
      refusing = now
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        sockets.forEach((socket) => socket.destroy())
      }),
  }
}
