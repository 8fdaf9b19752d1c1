import { createHash } from 'node:crypto'

/**
 * Whether a thing of this name is among those of which one in so many is chosen: the same at every run.
 *
 * @param {number} outOf a whole number, 1 or more
 * @param {string} name
 * @returns {boolean}
 */
export const isOneIn = (outOf, name) =>
  createHash('sha256').update(name).digest().readUInt32BE() % outOf === 0
