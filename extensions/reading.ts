import type { ReadingKind } from '../src/page-parts/reading-kind'

/** Kinds from elsewhere, as they are read; they come after our own. */
export const extensionReadingKinds: readonly ReadingKind[] = []
