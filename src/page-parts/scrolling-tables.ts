/** What a table is about, in its own language: the words of its first row, which are its headings where it has any. */
const labelOf = (table: string): string =>
  (table.split('</tr>')[0] ?? '')
    .split(/<\/t[hd]>/)
    .map((cell) =>
      cell
        .replace(/<[^<>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((words) => words !== '')
    .join(', ')
    .replaceAll('"', '&quot;')

/**
 * A wide table scrolls by itself, and not the page: WCAG 2.2, 1.4.10. What scrolls can be reached with the keyboard
 * (2.1.1), and is named for those who hear it.
 */
export const withScrollingTables = (html: string): string =>
  html
    .split('</table>')
    .map((part, at, parts) => {
      const start = part.indexOf('<table')
      if (start === -1 || at === parts.length - 1) return part
      const table = part.slice(start)
      const label = labelOf(table)
      const region = label ? ` role="region" aria-label="${label}" tabindex="0"` : ''
      return `${part.slice(0, start)}<div class="table-region"${region}>${table}</table></div>`
    })
    .join('')
