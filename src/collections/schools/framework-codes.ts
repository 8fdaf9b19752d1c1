import type { PayloadRequest } from 'payload'

type Framework = { objectives?: { code?: string; kpis?: { code?: string }[] | null }[] | null }

/** The codes that evidence for a framework may use; undefined where there is no such framework. */
export const frameworkCodes = async (
  req: PayloadRequest,
  id: string,
): Promise<{ objectives: string[]; kpis: string[] } | undefined> => {
  // WARNING: overrides access; only codes are looked at, and keepWithinSchool judges the relation itself.
  const found = (await req.payload.findByID({
    collection: 'lppa-frameworks',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })) as unknown as Framework | null
  if (!found) return undefined
  const objectives = found.objectives ?? []
  const given = (code: string | undefined): code is string => Boolean(code)
  return {
    objectives: objectives.map(({ code }) => code).filter(given),
    kpis: objectives.flatMap(({ kpis }) => (kpis ?? []).map(({ code }) => code)).filter(given),
  }
}
