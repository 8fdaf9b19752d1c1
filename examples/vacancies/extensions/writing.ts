import type { WritingKind } from '../../../src/writing-parts/writing-kind'
import { vacancyWriting } from '../vacancy/writing/vacancy-writing'

export const extensionWritingKinds: readonly WritingKind[] = [vacancyWriting]
