/**
 * Whether one word becomes the other by at most so many slips: a letter too many, missing, wrong, or two
 * neighbours the wrong way round (the optimal string alignment distance).
 */
export const isWithin = (most: number, one: string, other: string): boolean => {
  if (Math.abs(one.length - other.length) > most) return false
  let twoAgo: number[] = []
  let before = Array.from({ length: other.length + 1 }, (_none, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    let least = row
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      let slips = Math.min(
        (before[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (before[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        slips = Math.min(slips, (twoAgo[column - 2] ?? 0) + 1)
      current.push(slips)
      least = Math.min(least, slips)
    }
    // Two rows decide what follows, since neighbours may be exchanged.
    if (least > most && Math.min(...before) > most) return false
    twoAgo = before
    before = current
  }
  return (before[other.length] ?? Infinity) <= most
}
