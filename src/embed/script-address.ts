const ownPath = /^(https?:.*)\/embed\/v1\.js(?:[?#]|$)/

const baseOf = (address: string | undefined): string | undefined => ownPath.exec(address ?? '')?.[1]

/**
 * Where the API is: wherever this script came from. `document.currentScript` tells for ordinary scripts, with `async`
 * and `defer` too; a module has none, and is found among the page's scripts.
 *
 * @returns scheme, host and what may stand before `/embed`, without a trailing slash; undefined where the script is
 *   not at its own address, for example because a program joined it with others
 */
export const scriptBase = (): string | undefined => {
  const current = document.currentScript
  if (current instanceof HTMLScriptElement) return baseOf(current.src)
  return [...document.scripts].map(({ src }) => baseOf(src)).find(Boolean)
}
