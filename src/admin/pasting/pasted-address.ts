import { linkAddressProblem, tidyAddress } from '../../validation/rich-text'

export type PastedAddress = { href: string } | { why: string }

const leadsNowhere = (why: string): PastedAddress => ({ why })

/** Services through which mail programs and office programs lead, and the part that has the real address. */
const detours: readonly { host: RegExp; part: string }[] = [
  { host: /\.safelinks\.protection\.outlook\.com$/, part: 'url' },
  { host: /^www\.google\.[a-z.]{2,6}$/, part: 'q' },
]

const withoutDetour = (address: URL): string => {
  const detour = detours.find(({ host }) => host.test(address.hostname))
  const isDetour = detour !== undefined && (detour.part === 'url' || address.pathname === '/url')
  const target = isDetour ? address.searchParams.get(detour.part) : null
  return target !== null && /^https?:\/\//i.test(target) ? target : address.href
}

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

const webAddress = (text: string): PastedAddress => {
  const address = parsed(text)
  const direct = address && parsed(withoutDetour(address))
  if (!address || !direct) return leadsNowhere('its address is not complete')
  // Only the school's own network knows such names, and Payload writes an address of that kind down wrongly.
  if (!direct.hostname.includes('.')) return leadsNowhere('it works in one network only')
  const href = direct.href === address.href && !/[\s<>"]/.test(text) ? text : direct.href
  return linkAddressProblem(href) === undefined ? { href } : leadsNowhere('its address is too long')
}

/**
 * Where a pasted link leads: mended where that is clear, else why nobody could follow it from a website.
 *
 * @param given the `href`, as the program wrote it
 */
export const pastedAddress = (given: string): PastedAddress => {
  const text = tidyAddress(
    [...given]
      .filter((character) => character >= ' ')
      .join('')
      .trim(),
  )
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  switch (scheme) {
    case 'http':
    case 'https':
      return webAddress(text)
    case 'mailto': {
      const href = text.replace(/\s/g, '%20').replace(/[<>"]/g, '')
      return linkAddressProblem(href) === undefined ? { href } : leadsNowhere('it has no e-mail address')
    }
    case 'tel': {
      const href = `tel:${text.slice(4).replace(/%20|[^\d+]/g, '')}`
      return linkAddressProblem(href) === undefined ? { href } : leadsNowhere('it has no telephone number')
    }
    case 'file':
      return leadsNowhere('it leads to a file on a computer')
    case undefined:
      if (text.startsWith('#')) return leadsNowhere('it leads to a place in the other document')
      return leadsNowhere(
        /^[\\/]{2}/.test(text) ? 'it leads to a file on a computer' : 'its address is not complete',
      )
    default:
      return leadsNowhere('it is no address of a page, an e-mail or a telephone')
  }
}
