/**
 * What others add to links of ours: newsletters, networks and advertising count their readers by it, and jQuery adds
 * `_` where it is told not to use a browser's cache. An address means the same with and without.
 *
 * What is not known to be added by somebody is none of these: a mistyped parameter of ours has to be told.
 */
const names = [
  // Analytics: Google's (utm_source, …), Matomo's and Piwik's
  '(?:utm|mtm|matomo|pk|piwik)_[a-z_]+',
  '_ga|_gl|srsltid|gclid|gclsrc|gbraid|wbraid|dclid',
  // Networks and other search engines
  'fbclid|igshid|igsh|twclid|ttclid|li_fat_id|epik|rdt_cid|sccid|msclkid|yclid|wickedid',
  // Newsletters: Mailchimp, dotdigital, Marketo, HubSpot, Vero, Kit, Omeda, Beehiiv, Drip
  'mc_[ce]id|dm_i|mkt_tok|_hsenc|_hsmi|__hs(?:tc|sc|fp)|hsctatracking|vero_(?:id|conv)|ck_subscriber_id',
  'oly_(?:anon|enc)_id|_bhlid|__s',
  '_',
].join('|')

const added = new RegExp(`^(?:${names})$`, 'i')
/** One look at the whole address says of nearly all that nothing was added. */
const anyAdded = new RegExp(`[?&](?:${names})(?:[=&]|$)`, 'i')

/** @param name of a parameter, decoded */
export const isAddedParameter = (name: string): boolean => added.test(name)

/** @param address path and query as they were sent */
export const withoutAddedParameters = (address: string): string => {
  if (!anyAdded.test(address)) return address
  const question = address.indexOf('?')
  const kept = address
    .slice(question + 1)
    .split('&')
    .filter((pair) => !isAddedParameter(pair.split('=', 1)[0] ?? ''))
  return kept.length === 0 ? address.slice(0, question) : `${address.slice(0, question)}?${kept.join('&')}`
}
