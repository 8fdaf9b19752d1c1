/** Something about a version that should be put right, and must be where it is blocking. */
export type Problem = { code: string; message: string; blocking: boolean }
