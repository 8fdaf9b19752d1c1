/**
 * `node --import ./scripts/bench/without-approval.mjs`: payload.config.ts as it is, but for the approval plugin, in
 * whose place stands one that switches on Payload's drafts and does nothing else. For measuring what the guard costs.
 */
import { register } from 'node:module'

const standIn = new URL('./plain-drafts-plugin.ts', import.meta.url).href

const hooks = `
  export const resolve = (specifier, context, next) =>
    next(/\\/approval\\/approval-plugin(?:\\.ts)?$/.test(specifier) ? ${JSON.stringify(standIn)} : specifier, context)
`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
