import { extensionWidgetKinds } from '@extensions/widget'
import type { WidgetKind } from '../page-parts/widget-kind'
import { eventWidget } from './event/widget'
import { letterWidget } from './letter/widget'
import { newsletterWidget } from './newsletter/widget'

/**
 * The kinds that the widget has elements for; one line a kind. A list of its own, since whatever reading-kinds.ts leads to
 * would be sent along.
 */
export const widgetKinds: readonly WidgetKind[] = [
  letterWidget,
  newsletterWidget,
  eventWidget,
  ...extensionWidgetKinds,
]
