/** By the address that was saved to: the version that this page saved there last. */
const saved = new Map<string, string>()

export const savedVersionAt = (path: string): string | undefined => saved.get(path)

/** Notes which version a save has made: what its form is told of it afterwards may be lost with the line. */
export const noteSaved = async (path: string, answer: Response): Promise<void> => {
  if (!answer.ok) return
  const body = (await answer
    .clone()
    .json()
    .catch(() => null)) as { doc?: { workflow?: { version?: string } } } | null
  const version = body?.doc?.workflow?.version
  if (version) saved.set(path, version)
}
