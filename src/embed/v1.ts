/**
 * The widget: an element for each kind of src/kinds/widget-kinds.ts, for pages of other systems (CONTRACT, section 4). `npm run generate` makes `/embed/v1.js` of it (scripts/widget-script.ts). Within `v1`, attributes,
 * custom properties and parts are added to and never taken away: pages that nobody looks after depend on them.
 */
import { widgetKinds } from '../kinds/widget-kinds'
import { listElement } from './list-element'
import { scriptBase } from './script-address'
import { warnAuthor } from './warn-author'

const base = scriptBase()
if (base === undefined)
  warnAuthor(
    'Include the script from its own address, https://…/embed/v1.js: it asks there for what it shows.',
    document.documentElement,
  )
else
  for (const kind of widgetKinds) {
    const name = `kpsa-${kind.section.plural}`
    // A page may include the script twice, and the first one is enough.
    if (!customElements.get(name)) customElements.define(name, listElement(kind, base))
  }
