import { escapeHtml } from './escape-html'

/**
 * A form names the items that it mentions, and says nothing of where, or whether, they are public: that differs from
 * site to site, and changes. Links in texts stand as `https://{id}.item.invalid/` (RFC 2606, section 2) until they are
 * filled in for a site.
 */
const suffix = '.item.invalid/'
const mentioned = /<a href="https:\/\/([0-9a-z-]*)\.item\.invalid\/"([^<>]*)>((?:[^<]|<(?!\/?a[\s>]))*)<\/a>/g

/** Stands for the address of an item until it is known on which site. */
export const mentionAddress = (itemId: string): string => `https://${itemId.toLowerCase()}${suffix}`

/** The items that safe HTML links to, by id. */
export const mentionsIn = (html: string): string[] =>
  [...html.matchAll(mentioned)].flatMap(([, id]) => (id ? [id] : []))

/**
 * Fills in the links. One to an item without an address keeps its words and loses its link.
 *
 * @param addressOf the address on one site; undefined where the item isn't public there
 */
export const fillMentions = (html: string, addressOf: (itemId: string) => string | undefined): string =>
  html.replace(mentioned, (_link, id: string, attributes: string, words: string) => {
    const address = addressOf(id)
    return address === undefined ? words : `<a href="${escapeHtml(address)}"${attributes}>${words}</a>`
  })
