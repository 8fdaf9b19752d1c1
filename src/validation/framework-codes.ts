const names = { objectives: 'objective', kpis: 'indicator' } as const

/**
 * What is wrong with the codes of a piece of evidence, as a sentence.
 * @param known the framework's codes of this sort; undefined where no framework is chosen
 */
export const codesProblem = (
  sort: keyof typeof names,
  codes: readonly string[],
  known: readonly string[] | undefined,
): string | undefined => {
  if (known === undefined) return 'Choose the framework first: the codes come from it.'
  const unknown = codes.find((code) => !known.includes(code))
  if (unknown !== undefined) {
    const list = known.length > 0 ? `It has: ${known.join(', ')}.` : 'It has none.'
    return `"${unknown.slice(0, 40)}" is no ${names[sort]} of this framework. ${list}`
  }
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  return twice === undefined ? undefined : `"${twice}" stands here twice. Remove one.`
}

type Objective = { code?: string | null; kpis?: { code?: string | null }[] | null }

/** A framework's codes must tell its objectives, and its indicators, apart. A sentence, or undefined. */
export const duplicateCode = (objectives: readonly Objective[]): string | undefined => {
  const twiceIn = (codes: (string | null | undefined)[]) =>
    codes.find((code, index) => code && codes.indexOf(code) !== index)
  const objective = twiceIn(objectives.map(({ code }) => code))
  if (objective) return `Two objectives have the code "${objective}". Give each its own.`
  const kpi = twiceIn(objectives.flatMap(({ kpis }) => (kpis ?? []).map(({ code }) => code)))
  return kpi ? `Two indicators have the code "${kpi}". Give each its own.` : undefined
}
