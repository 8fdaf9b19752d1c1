import type { RequestHandler } from 'express'
import ipaddr from 'ipaddr.js'
import type { PayloadRequest } from 'payload'

/** Carries the shortened address from the front to Payload, within this process. */
const addressHeader = 'x-kpsa-address'

/**
 * The network of an address, which says roughly from where and not from whom: the first 24 bits of IPv4, the first
 * 48 of IPv6.
 *
 * @returns such as `192.0.2.0/24` or `2001:db8:7::/48`; empty where it is no address
 */
export const shortenedAddress = (given: string | undefined): string => {
  const text = given?.split('%')[0] ?? ''
  if (!ipaddr.isValid(text)) return ''
  // IPv4 that came in as IPv6, ::ffff:192.0.2.7, is IPv4.
  const address = ipaddr.process(text)
  return address.kind() === 'ipv4'
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/24`).toString()}/24`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/48`).toString()}/48`
}

/**
 * Notes from where a request comes, for `addressBehind`. Whatever came in under that name from outside is
 * overwritten. Express says what the address is, and believes a forwarded one only as TRUST_PROXY allows.
 */
export const noteAddress: RequestHandler = (request, _response, next) => {
  request.headers[addressHeader] = shortenedAddress(request.ip)
  next()
}

/** The shortened address behind a request; empty for what the program does by itself. */
export const addressBehind = (req: Pick<PayloadRequest, 'headers'>): string =>
  (req.headers as Headers | undefined)?.get(addressHeader) ?? ''
