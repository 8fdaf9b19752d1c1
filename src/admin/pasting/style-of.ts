/**
 * What the `style` attribute says, by property. The browser's own `element.style` knows nothing of Word's properties
 * (`mso-list`, `mso-hide`), which are what matters.
 */
export const styleOf = (element: Element): ReadonlyMap<string, string> =>
  new Map(
    (element.getAttribute('style') ?? '')
      .split(';')
      .map((rule) => rule.split(':'))
      .map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join(':').trim().toLowerCase()]),
  )

export const classesOf = (element: Element): string[] =>
  (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => name !== '')

/** The name of an element, as in `p` and `o:p`. */
export const tagOf = (element: Element): string => element.tagName.toLowerCase()

export const isElement = (node: Node): node is Element => node.nodeType === 1

/** The words of an element, as one line. */
export const lineOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()
