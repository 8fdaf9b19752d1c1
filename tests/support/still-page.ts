import type { Page } from 'playwright-core'

/** From its next load on nothing in this page moves or fades, and nothing shines through blurred glass: it is all there at once. */
export const keepStill = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const still = new CSSStyleSheet()
    still.replaceSync(`*, *::before, *::after {
      transition-duration: 0s !important;
      transition-delay: 0s !important;
      animation-duration: 0s !important;
      animation-delay: 0s !important;
      backdrop-filter: none !important;
      caret-color: transparent !important;
    }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
  })
}
