import { deepestJson } from './json-bounds'

/** As many values as fit into the largest body; more would only come by naming the same ones again and again. */
const mostValues = 1_000_000

/** React names an object that has come before by the way to it from the arguments: `$0:0:args:data`. */
const reference = /^\$0((?::[^:]+)*)$/

/** Longer than any way through a form; the same one may be followed many times. */
const longestReference = 2000

/** @throws where it begins like one, and is longer than any */
const isReference = (value: unknown): value is string => {
  if (typeof value !== 'string' || !value.startsWith('$0')) return false
  if (value.length > longestReference) throw new Error('a reference that is too long')
  return reference.test(value)
}

/** @throws where there is nothing at the end of the way */
const resolve = (root: unknown, named: string): unknown => {
  const way = reference.exec(named)?.[1]?.split(':').slice(1) ?? []
  return way.reduce((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      throw new Error('a reference that leads nowhere')
    }
    return (value as Record<string, unknown>)[step]
  }, root)
}

/**
 * Whether a call's references lead somewhere and the whole stays finite: none names what it is in, and all together
 * do not multiply what was sent. The drawer for a link sends the same object twice, so React names it the second time.
 *
 * @param root the arguments, as JSON
 */
export const refersSensibly = (root: unknown): boolean => {
  let values = 0
  const visit = (value: unknown, depth: number): boolean => {
    values += 1
    if (values > mostValues || depth > deepestJson) return false
    if (isReference(value)) return visit(resolve(root, value), depth + 1)
    if (typeof value !== 'object' || value === null) return true
    return Object.values(value).every((part) => visit(part, depth + 1))
  }
  try {
    return visit(root, 0)
  } catch {
    return false
  }
}
