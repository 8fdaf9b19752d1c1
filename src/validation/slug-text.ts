/** Letters that Unicode does not take apart into a base letter and a mark. */
const spelledOut: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  '&': ' and ',
  '@': ' at ',
  '£': ' pounds ',
}

const longest = 80
/** More of a title, or of a file's name, is never looked at. */
const longestRead = 500

/** True for what may stand in an address: small letters, digits, single hyphens between them. */
export const isSlug = (text: string): boolean => text.length <= 100 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

export const slugSentence = 'Use only small letters (a–z), digits and single hyphens, such as "summer-fair".'

/** A title as it can stand in an address; empty where nothing of it can be written in a–z and 0–9. */
export const slugFromTitle = (title: string): string => {
  const plain = title
    .slice(0, longestRead)
    .toLowerCase()
    .replace(/[’'ʼ`]/g, '')
    .replace(/[^\u0000-\u007f]|[&@]/g, (character) => spelledOut[character] ?? character)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (plain.length <= longest) return plain
  const cut = plain.slice(0, longest + 1)
  return cut.slice(0, cut.lastIndexOf('-') > 40 ? cut.lastIndexOf('-') : longest).replace(/-$/, '')
}
