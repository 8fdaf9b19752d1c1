import type { Measurement } from './measurement'
import { approveToVisible } from './measurements/approve-to-visible'
import { bare } from './measurements/bare'
import { byWrk } from './measurements/by-wrk'
import { calendar } from './measurements/calendar'
import { growth } from './measurements/growth'
import { healthWhileLarge } from './measurements/health-while-large'
import { item } from './measurements/item'
import { list } from './measurements/list'
import { memory } from './measurements/memory'
import { notModified } from './measurements/not-modified'
import { page } from './measurements/page'
import { save } from './measurements/save'
import { start } from './measurements/start'

/** Everything that `npm run bench` measures, in its order. */
export const measurements: readonly Measurement[] = [
  bare,
  list,
  notModified,
  item,
  page,
  calendar,
  byWrk,
  growth,
  approveToVisible,
  healthWhileLarge,
  start,
  memory,
  save,
]
