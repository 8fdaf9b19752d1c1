/** Enough for the pages that are asked for in a busy hour; about 30 MB with their compressed forms. */
const mostPages = 400

/**
 * Keeps what was made for a key as long as it is of the same revision. Those not asked for longest go first; what
 * failed is not kept; two who ask at once wait for one making.
 */
export class RememberedPages<Page> {
  private readonly pages = new Map<string, { revision: string; page: Promise<Page> }>()

  constructor(private readonly most = mostPages) {}

  get(key: string, revision: string, make: () => Promise<Page>): Promise<Page> {
    const known = this.pages.get(key)
    this.pages.delete(key)
    if (known?.revision === revision) {
      this.pages.set(key, known)
      return known.page
    }
    const entry = { revision, page: make() }
    this.pages.set(key, entry)
    entry.page.catch(() => {
      if (this.pages.get(key) === entry) this.pages.delete(key)
    })
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= this.most) break
      this.pages.delete(oldest)
    }
    return entry.page
  }
}
