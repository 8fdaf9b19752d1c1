import { isHostName, withoutRootDot } from './host-name'

/**
 * Names that no public name server knows: reserved (RFC 2606, 6761, 6762 and 8375), set aside by ICANN for use within
 * a network, or common there.
 */
const withinNetworks =
  /\.(?:local|localhost|localdomain|internal|intranet|private|corp|lan|home|home\.arpa|invalid|onion)$/

/**
 * What is wrong with the address of a webhook, as a sentence. Names that lead to a private address are refused
 * when the webhook is delivered: a name can change its address after it was typed here.
 * @param allowPrivate http, private and loopback addresses are fine too (the demo and the tests)
 */
export const webhookAddressProblem = (text: string, allowPrivate: boolean): string | undefined => {
  if (text.length > 2000) return 'This address is too long.'
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return 'This is not an address. Write it like https://www.school.example/hooks/kpsa.'
  }
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) {
    return 'A webhook is only sent to an address that begins with https://.'
  }
  if (url.username || url.password) return 'The address must not hold a user name or a password.'
  if (allowPrivate) return undefined
  // The parser of addresses has made small letters, plain dots, and one notation of an IP address of all of them.
  const host = withoutRootDot(url.hostname)
  if (!isHostName(host) || withinNetworks.test(host)) {
    return 'A webhook is only sent to a public host name, such as www.school.example.'
  }
  return undefined
}
