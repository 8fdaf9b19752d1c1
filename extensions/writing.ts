import type { WritingKind } from '../src/writing-parts/writing-kind'

/** Kinds from elsewhere, as they are written. */
export const extensionWritingKinds: readonly WritingKind[] = []
