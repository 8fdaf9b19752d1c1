/**
 * HTML as a document, of which nothing runs and nothing is loaded. Word writes handlers of events into its comments; a
 * browser under our Content-Security-Policy reports them while it parses, so they are called something else before.
 */
export const parsePasted = (html: string): Document =>
  new DOMParser().parseFromString(
    html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\son([a-z]+)\s*=/gi, ' data-on-$1=')),
    'text/html',
  )
