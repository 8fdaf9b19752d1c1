/** One line of the text format of Prometheus. */
type Sample = { name: string; labels: Record<string, string>; value: number }

export type Exposition = { types: ReadonlyMap<string, string>; samples: Sample[] }

const labelsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  )

/** Values are what Go's ParseFloat takes, which is why NaN may be written in any case. */
const lineForm = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?[\d.]+(?:e[+-]?\d+)?|nan|[+-]inf)$/i

/**
 * Reads the text format, version 0.0.4, strictly: each series after the HELP and TYPE of its own metric, and no series
 * twice.
 * @throws naming the line that isn't in the format
 */
export const readExposition = (text: string): Exposition => {
  const types = new Map<string, string>()
  const helped = new Set<string>()
  const seen = new Set<string>()
  const samples: Sample[] = []
  if (!text.endsWith('\n')) throw new Error('The last line has no end.')
  for (const line of text.split('\n').filter(Boolean)) {
    const [, kind, metric = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? []
    if (kind === 'HELP') {
      helped.add(metric)
      continue
    }
    if (kind === 'TYPE') {
      if (!helped.has(metric) || types.has(metric)) throw new Error(`No help, or twice: ${line}`)
      types.set(metric, rest)
      continue
    }
    const [, name = '', labels = '', value = ''] = lineForm.exec(line) ?? []
    const base = types.get(name) ? name : name.replace(/_(?:bucket|sum|count)$/, '')
    if (name === '' || !types.has(base) || seen.has(`${name}{${labels}}`))
      throw new Error(`Not valid: ${line}`)
    seen.add(`${name}{${labels}}`)
    samples.push({ name, labels: labelsIn(labels), value: Number(value.replace(/inf/i, 'Infinity')) })
  }
  return { types, samples }
}

/** The sum of all series of that name with these labels; 0 where there is none. */
export const sumOf = ({ samples }: Exposition, name: string, labels: Record<string, string> = {}): number =>
  samples
    .filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    )
    .reduce((sum, { value }) => sum + value, 0)
