import { LRUCache } from 'lru-cache'
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'

/**
 * Where a request comes from: the connection's other end, or, behind that many proxies, what the outermost of them
 * saw (the address that Express calls `request.ip` with the same `trust proxy`).
 */
export const clientAddress = (request: IncomingMessage, proxies: number): string => {
  const direct = request.socket.remoteAddress ?? ''
  if (proxies === 0) return direct
  const forwarded = request.headers['x-forwarded-for']
  const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? ''))
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
    .reverse()
  return [direct, ...hops][Math.min(proxies, hops.length)] ?? direct
}

/** Headers by which proxies say that they pass something on for somebody else. */
const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/**
 * Whether somebody on this machine asks, and not a proxy here for somebody elsewhere: whatever was passed on counts as
 * from outside, also where TRUST_PROXY is wrong.
 */
export const comesFromThisMachine = (request: IncomingMessage): boolean => {
  const direct = request.socket.remoteAddress ?? ''
  return (
    ipaddr.isValid(direct) &&
    ipaddr.process(direct).range() === 'loopback' &&
    forwarding.every((name) => request.headers[name] === undefined)
  )
}

const networks = new LRUCache<string, string>({ max: 10_000 })

const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address.slice(0, 60)
  // IPv4 that came in as IPv6, ::ffff:192.0.2.7, is IPv4.
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`).toString()
}

/** Who is counted together: one IPv4 address, or the /64 of an IPv6 one, which a single household holds. */
export const countedAs = (address: string): string => {
  const known = networks.get(address)
  if (known !== undefined) return known
  const network = networkOf(address)
  networks.set(address, network)
  return network
}
