/** Thrown with a sentence for the person who uploads. */
export class UnusableFile extends Error {}
