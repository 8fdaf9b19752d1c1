import { domainToASCII } from 'node:url'

/** Without the dot at the end, with which a name means the same (RFC 1034, section 3.1). */
export const withoutRootDot = (name: string): string => (name.endsWith('.') ? name.slice(0, -1) : name)

/** Most characters that somebody pastes for a host name. */
export const longestHostName = 300

/**
 * `https://WWW.School.example/` as people paste it, reduced to the host name as a browser writes it: in small letters,
 * other scripts and their dots encoded (UTS #46), without a dot at the end. What is no host name stays as it is, and so
 * does too long a text.
 */
export const tidyHostName = (text: string): string => {
  if (text.length > longestHostName) return text
  const [name = ''] = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .split(/[/?#]/, 1)
  return withoutRootDot(domainToASCII(name) || name)
}

/** A host name with at least two labels (RFC 1123, section 2.1); no address, port or wildcard. */
export const isHostName = (text: string): boolean =>
  text.length <= 253 &&
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z][a-z0-9-]{0,61}[a-z0-9]|xn--[a-z0-9-]+)$/.test(text)

export const hostNameSentence = (text: string): string =>
  `"${text.slice(0, 60)}" is not a host name. Write only the name, such as www.comberton.example.`
