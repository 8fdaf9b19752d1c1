/** What spreadsheet programs would take for a formula (OWASP, "CSV Injection"). */
const formula = /^[=+\-@\t\r]/

/** One cell, RFC 4180. A leading apostrophe keeps a text from being taken for a formula. */
const cell = (value: string): string => {
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`

/** Tells spreadsheet programs that the file is UTF-8. */
export const byteOrderMark = '\uFEFF'
