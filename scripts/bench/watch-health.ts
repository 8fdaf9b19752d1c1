/**
 * `watch-health.ts ADDRESS`: asks it every ten milliseconds until its standard input ends, and then says on one line, as
 * JSON, how many milliseconds each answer took. In a process of its own, since whoever sends two megabytes computes for
 * as long as whoever takes them. Nothing but a measurement starts it.
 */
import { setTimeout as pause } from 'node:timers/promises'

const address = process.argv[2] ?? ''
const waits: number[] = []
let ended = false
process.stdin.resume().once('end', () => (ended = true))

while (!ended) {
  const begun = performance.now()
  const answer = await fetch(address)
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`)
  waits.push(performance.now() - begun)
  await pause(10)
}
console.log(JSON.stringify(waits))
