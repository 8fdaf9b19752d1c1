/** `https://WWW.School.example/` as people paste it, reduced to the host name. */
export const tidyHostName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/\.$/, '')

/** A host name with at least two labels (RFC 1123, section 2.1); no address, port or wildcard. */
export const isHostName = (text: string): boolean =>
  text.length <= 253 &&
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z][a-z0-9-]{0,61}[a-z0-9]|xn--[a-z0-9-]+)$/.test(text)

export const hostNameSentence = (text: string): string =>
  `"${text.slice(0, 60)}" is not a host name. Write only the name, such as www.comberton.example.`
