import type { ReadingKind } from '../../../src/page-parts/reading-kind'
import { vacancyReading } from '../vacancy/reading'

export const extensionReadingKinds: readonly ReadingKind[] = [vacancyReading]
