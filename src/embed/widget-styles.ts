/**
 * Font, size and colour are those of the page around: links too have its text's colour, so that they can be read on
 * any background. Text in another language keeps to the same edge as the rest of its list. Custom properties and
 * parts change what is to be changed (docs/school-site-builders.md).
 */
const css = `
:host { display: block }
:host([hidden]), [hidden] { display: none }
.widget { overflow-wrap: anywhere; text-align: left }
.widget[dir=rtl] { text-align: right }
ul { list-style: none; margin: 0; padding: 0 }
li { padding-block: var(--kpsa-gap, .75em);
  border-block-end: 1px solid var(--kpsa-line-colour, color-mix(in srgb, currentColor 25%, transparent)) }
p, .title { font: inherit; margin: 0 }
.title { font-weight: bold }
.meta { display: flex; flex-wrap: wrap; column-gap: 1em; color: var(--kpsa-muted-colour, inherit); font-size: .9em }
.status { color: var(--kpsa-status-colour, inherit); border: 1px solid; padding: 0 .4em; font-size: .85em }
.all { padding-block-start: var(--kpsa-gap, .75em) }
a { color: var(--kpsa-link-colour, inherit); text-underline-offset: .15em }
a:hover { text-decoration-thickness: .15em }
a:focus-visible { outline: .15em solid var(--kpsa-focus-colour, currentColor); outline-offset: .15em }
:lang(ur), :lang(ar) { line-height: 1.9 }
:lang(pa), :lang(bn) { line-height: 1.75 }
`

let sheet: CSSStyleSheet | undefined

/**
 * Dresses a shadow root. A constructed stylesheet needs no exception in the page's content security policy; a browser
 * that is too old for it shows the plain list.
 */
export const dress = (root: ShadowRoot): void => {
  if (!('adoptedStyleSheets' in root)) return
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
  }
  root.adoptedStyleSheets = [sheet]
}
