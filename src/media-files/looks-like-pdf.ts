/** A PDF may begin a little after the beginning of its file; readers look that far. */
export const looksLikePdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-')
