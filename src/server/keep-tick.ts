import { executionAsyncResource } from 'node:async_hooks'

const kept: { tick?: object } = {}

/**
 * Keeps for good one of the objects that Node makes for each `process.nextTick`, of which every request has several. To
 * be called first of all.
 *
 * V8 remembers by weak references how these objects get their properties. Where a full garbage collection finds none of
 * them it forgets, and from then on each is made the slow way, for as long as the process lives: that was a quarter of
 * an answer from memory (docs/decisions/0041-ticks-and-headers.md).
 */
export const keepTick = (): void => {
  process.nextTick(() => {
    kept.tick = executionAsyncResource()
  })
}
