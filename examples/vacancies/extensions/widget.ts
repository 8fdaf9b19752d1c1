import type { WidgetKind } from '../../../src/page-parts/widget-kind'
import { vacancyWidget } from '../vacancy/widget'

export const extensionWidgetKinds: readonly WidgetKind[] = [vacancyWidget]
