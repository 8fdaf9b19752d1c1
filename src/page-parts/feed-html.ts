import { escapeXml } from './xml-text'

/** Texts as lines of one paragraph, escaped; empty ones are left out. */
export const lines = (...texts: string[]): string => texts.filter(Boolean).map(escapeXml).join('<br/>')

/** @param html nothing where it is empty */
export const htmlParagraph = (html: string): string => (html === '' ? '' : `<p>${html}</p>`)
