import type { WidgetKind } from '../src/page-parts/widget-kind'

/** Kinds from elsewhere that the widget has elements for. */
export const extensionWidgetKinds: readonly WidgetKind[] = []
