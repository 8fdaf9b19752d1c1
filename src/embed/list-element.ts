import { sourceLanguage } from '../words/known-languages'
import type { allianceSite } from '../public/public-form'
import { drawInstead, drawList, type LinkToAll } from './draw-list'
import type { WidgetKind } from '../page-parts/widget-kind'
import { attributes, readSettings, type ListSettings } from './list-settings'
import { askForItems, RefusedError } from './shared-requests'
import { warnAuthor } from './warn-author'
import { dress } from './widget-styles'
import { widgetWords } from './widget-words'

/** Written again, and checked by its type: its own module would bring the whole description of the API along. */
const alliance: typeof allianceSite = 'kpsa'

/** The page where people read the whole list; the alliance's where no site is named. */
const pageOf = (base: string, { section }: WidgetKind, { site, language }: ListSettings): string => {
  const home = site === '' || site === alliance ? base : `${base}/schools/${site}`
  return `${home}${section.listPath}${language ? `?language=${language}` : ''}`
}

const questionOf = (base: string, kind: WidgetKind, { site, limit, language }: ListSettings): string => {
  const parameters = new URLSearchParams({ limit: String(limit), ...kind.parameters })
  if (language) parameters.set('language', language)
  return `${base}/v1/sites/${site}/${kind.section.plural}?${parameters.toString()}`
}

const isUnknownSite = (error: unknown): boolean => error instanceof RefusedError && error.status === 404

/** A sentence for the page's author. */
const reasonOf = (error: unknown, base: string, site: string): string =>
  isUnknownSite(error)
    ? `There is no site "${site}": ${base}/v1/sites lists them.`
    : `The list could not be loaded from ${base} (${error instanceof Error ? error.message : String(error)}).`

/**
 * An element that shows a list of one kind. It follows its attributes, and keeps what the page has put into it in
 * sight whenever there is no list to show.
 *
 * @param base where the API is, without a trailing slash
 */
export const listElement = (kind: WidgetKind, base: string): CustomElementConstructor =>
  class extends HTMLElement {
    static observedAttributes = attributes

    private readonly root = this.attachShadow({ mode: 'open' })
    private current = new AbortController()
    private planned = false

    connectedCallback() {
      dress(this.root)
      this.plan()
    }

    disconnectedCallback() {
      this.current.abort()
    }

    attributeChangedCallback(_name: string, before: string | null, after: string | null) {
      if (before !== after) this.plan()
    }

    /** Several attributes that are set one after the other are one change. */
    private plan() {
      if (this.planned) return
      this.planned = true
      queueMicrotask(() => {
        this.planned = false
        if (this.isConnected) void this.show()
      })
    }

    private async show() {
      this.current.abort()
      const { signal } = (this.current = new AbortController())
      const settings = readSettings(this)
      const language = settings.language ?? sourceLanguage
      const words = widgetWords[language]
      const all = { text: words[kind.all], address: pageOf(base, kind, settings), language }
      for (const problem of settings.problems) this.warn(problem)
      if (!settings.usable) return this.showInstead(all, settings.problems.join(' '))

      // A list that is there stays until the next one is.
      if (!this.root.firstChild) this.showInstead(all)
      try {
        const items = await askForItems(questionOf(base, kind, settings), signal)
        if (signal.aborted) return
        const entries = kind.entries(items, language, words).slice(0, settings.limit)
        const { headingLevel } = settings
        this.draw(
          drawList(
            entries,
            { language, headingLevel, name: words[kind.section.title], none: words[kind.none] },
            all,
          ),
        )
      } catch (error) {
        if (signal.aborted) return
        const reason = reasonOf(error, base, settings.site)
        this.warn(reason)
        const site = isUnknownSite(error) ? alliance : settings.site
        this.showInstead({ ...all, address: pageOf(base, kind, { ...settings, site }) }, reason)
      }
    }

    private warn(problem: string) {
      warnAuthor(`<${this.localName}> ${problem}`, this)
    }

    private showInstead(all: LinkToAll, note = '') {
      this.draw(...drawInstead(all, note))
    }

    private draw(...content: Node[]) {
      // Whoever stood on the plain link with the keyboard goes on from the same link below the list.
      const focused = this.matches(':focus-within')
      this.root.replaceChildren(...content)
      if (focused) this.root.querySelector<HTMLElement>('.all a')?.focus()
    }
  }
