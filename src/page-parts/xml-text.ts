/** What no XML document can hold, not even escaped (XML 1.0, section 2.2): control characters, halves of characters. */
const impossible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it can stand in an element or between quotation marks. */
export const escapeXml = (text: string): string =>
  text.replace(impossible, '').replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** An element with a text in it; nothing where the text is empty. */
export const element = (name: string, text: string, attributes: Record<string, string> = {}): string =>
  text === '' ? '' : `<${name}${attributeList(attributes)}>${escapeXml(text)}</${name}>`

/** An element with markup as its text. In CDATA, as readers expect content. */
export const markupElement = (
  name: string,
  markup: string,
  attributes: Record<string, string> = {},
): string =>
  `<${name}${attributeList(attributes)}><![CDATA[${markup
    .replace(impossible, '')
    .replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`

/** An element with attributes alone. */
export const emptyElement = (name: string, attributes: Record<string, string>): string =>
  `<${name}${attributeList(attributes)}/>`

const attributeList = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
