import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** All that is assigned for the public internet in IPv6 (IANA, "IPv6 Global Unicast Address Assignments"). */
const globalUnicast = ipaddr.IPv6.parse('2000::')

/**
 * Whether an IP address is one of the public internet: neither private, loopback, link-local, shared, multicast,
 * documentation, nor any other of IANA's special-purpose addresses. An IPv6 address that stands for an IPv4 one
 * (mapped, 6to4, NAT64, Teredo) is none either, whatever it stands for: no website needs to be named like this.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast, 3)
}

/** A name leads to no public address. */
class PrivateAddressError extends Error {
  readonly code = 'PRIVATE_ADDRESS'
}

type Resolve = (
  name: string,
  options: { all: true; family?: number },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * Looks a name up for a connection, and gives public addresses alone: the connection goes to what was checked, so a
 * name that answers differently a moment later changes nothing.
 */
export const publicLookup =
  (resolve: Resolve = systemLookup): LookupFunction =>
  (name, { family, all }, callback) => {
    const wanted = family === 4 || family === 'IPv4' ? 4 : family === 6 || family === 'IPv6' ? 6 : 0
    resolve(name, { all: true, family: wanted }, (error, addresses) => {
      const found = error ? [] : addresses.filter(({ address }) => isPublicAddress(address))
      const [first] = found
      if (error) callback(error, '', 0)
      else if (!first) callback(new PrivateAddressError('This name leads to no public address.'), '', 0)
      else if (all) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
