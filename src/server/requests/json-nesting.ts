/** How deep JSON may nest here: rich text with lists in lists stays far below. */
export const deepestJson = 100

/** Whether brackets in JSON text nest deeper than that. Text that is no JSON gets some answer. */
export const nestsTooDeep = (text: string, deepest = deepestJson): boolean => {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (isInString) {
      if (sign === '\\') at += 1
      else if (sign === '"') isInString = false
    } else if (sign === '"') isInString = true
    else if (sign === '[' || sign === '{') {
      depth += 1
      if (depth > deepest) return true
    } else if (sign === ']' || sign === '}') depth -= 1
  }
  return false
}
