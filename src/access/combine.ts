import type { Access, AccessResult, PayloadRequest, Where } from 'payload'

/** A rule answers yes, no, or "only these documents". */
export type Rule = (args: { req: PayloadRequest; id?: number | string; data?: unknown }) => boolean | Where

export const nobody = (): false => false

/** Any of the rules suffices; queries are joined by `or`. */
export const anyOf =
  (...rules: Rule[]): Access =>
  (args): AccessResult => {
    const wheres: Where[] = []
    for (const rule of rules) {
      const answer = rule(args)
      if (answer === true) return true
      if (answer !== false) wheres.push(answer)
    }
    return wheres.length === 0 ? false : wheres.length === 1 ? (wheres[0] as Where) : { or: wheres }
  }
