/** What was begun and has to be ended: the newest first. */
export class Endings {
  private readonly open: (() => unknown)[] = []

  add(end: () => unknown): void {
    this.open.push(end)
  }

  /** Ends all of it, each once, also where one fails. @throws the first failure */
  async end(): Promise<void> {
    const failures: unknown[] = []
    for (let end = this.open.pop(); end; end = this.open.pop()) {
      try {
        await end()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}
