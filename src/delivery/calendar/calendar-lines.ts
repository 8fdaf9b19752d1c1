/** Content lines of iCalendar (RFC 5545, section 3.1), not yet folded. */

/** What a text may not hold (RFC 5545, section 3.1, CONTROL); a tab may stand in it. */
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** A value of type TEXT (section 3.3.11). */
export const calendarText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(control, '')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n')

/** `2026-07-01T09:00:00` or an RFC 3339 time in UTC, as iCalendar writes it: `20260701T090000`, `…Z`. */
export const calendarTime = (time: string): string => time.replace(/\.\d+/, '').replace(/[-:]/g, '')

/** `2026-07-01…` as `20260701`. */
export const calendarDay = (time: string): string => time.slice(0, 10).replaceAll('-', '')

const longestLine = 75

/** Splits a line at 75 octets of UTF-8 at the latest, and never within a character (section 3.1). */
const fold = (line: string): string => {
  if (Buffer.byteLength(line) <= longestLine) return line
  const parts: string[] = []
  let part = ''
  let length = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (length + size > longestLine) {
      parts.push(part)
      part = ' '
      length = 1
    }
    part += character
    length += size
  }
  return [...parts, part].join('\r\n')
}

/** The lines as they are sent: folded, each with its end. Addresses must be the final ones by now. */
export const calendarBody = (lines: string[]): string => lines.map((line) => `${fold(line)}\r\n`).join('')
