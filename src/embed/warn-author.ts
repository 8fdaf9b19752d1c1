const said = new Set<string>()

/** Tells whoever builds the page what to mend, once for each thing. Visitors see nothing of it. */
export const warnAuthor = (message: string, element: Element): void => {
  if (said.has(message)) return
  said.add(message)
  // The page's author has no other place to look. The element can be clicked there.
  // eslint-disable-next-line no-console
  console.warn(`KPSA widget: ${message}`, element)
}
