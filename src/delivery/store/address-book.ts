import type { AddressBook } from '../../public/addresses'
import type { PublicationStore } from './publication-store'
import { rememberForState, type PublicState } from './public-state'

const withScheme = (domain: string): string =>
  (/^https?:\/\//i.test(domain) ? domain : `https://${domain}`).replace(/(?<!\/)\/+$/, '')

/**
 * The installation's address and the schools' own domains, as they are now. The first domain of a site is the one
 * that its addresses are made with; the others lead there.
 * @param publicUrl scheme and host, without a trailing slash
 */
export const addressBook = (
  store: Pick<PublicationStore, 'sites'>,
  state: Pick<PublicState, 'current'>,
  publicUrl: string,
): (() => Promise<AddressBook>) =>
  rememberForState(state, async () => {
    // Without a prototype: a site could be called "constructor".
    const domains = Object.create(null) as Record<string, string>
    for (const { site, domains: own } of await store.sites()) {
      if (own[0]) domains[site.slug] = withScheme(own[0])
    }
    return { publicUrl, domains }
  })
