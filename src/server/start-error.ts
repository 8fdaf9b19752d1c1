/** Something that whoever starts the program can put right; told without a stack. */
export class StartError extends Error {}
