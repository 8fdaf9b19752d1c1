import sharp, { type Sharp, type SharpInput, type SharpOptions } from 'sharp'

/** Seconds by the clock; a picture as large as may be stored, at its worst, takes six of a processor. */
const mostSeconds = 45

/** sharp for Payload, which gives up a picture that takes too long instead of working on for ever. */
export const boundedSharp = (input?: SharpInput | SharpInput[], options?: SharpOptions): Sharp =>
  sharp(input, options).timeout({ seconds: mostSeconds })
