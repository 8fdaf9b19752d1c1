import type { IncomingMessage, RequestListener } from 'node:http'
import { classOf, requestClasses, type RequestClass } from './request-class'

/** Any other is counted as `other`: what a client makes up must not make a series of its own. */
const methods = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'] as const

/** Upper ends of the ranges of time, in seconds. */
export const durationBounds = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
] as const

/** Requests of one class whose answers took up to each of the bounds, and longer. */
export type Durations = { within: number[]; sum: number; count: number }

export type RequestCount = { class: RequestClass; method: string; status: string; requests: number }

/** In place of a status: the client was gone before its answer was out. */
const brokenOff = 0

const forEachClass = <T>(make: () => T): ReadonlyMap<RequestClass, T> =>
  new Map(requestClasses.map((name) => [name, make()]))

/**
 * What a process has answered since its start. Answers out of memory add one to a number and nothing else; everything
 * is put in order when somebody asks for the figures.
 */
export class RequestCounts {
  hits = 0
  misses = 0
  private readonly answered = forEachClass(() => new Map<number, number>())
  private readonly took = forEachClass((): Durations => ({
    within: durationBounds.map(() => 0),
    sum: 0,
    count: 0,
  }))

  /** @returns what counts the answers out of memory to this address */
  hitsAt(url: string): (method: string, status: number) => void {
    const name = classOf(url)
    return (method, status) => {
      this.hits += 1
      this.add(name, method, status)
    }
  }

  /** An answer that could be kept, and had to be made. */
  miss(): void {
    this.misses += 1
  }

  /** A request that was over its limit, and went no further. */
  refused({ url = '', method = '' }: IncomingMessage): void {
    this.add(classOf(url), method, 429)
  }

  /** The program, with what it answers counted and timed. */
  around(program: RequestListener): RequestListener {
    return (request, response) => {
      const { url = '', method = '' } = request
      const name = classOf(url)
      const begun = performance.now()
      response.once('close', () => {
        this.add(name, method, response.writableFinished ? response.statusCode : brokenOff)
        this.addDuration(name, (performance.now() - begun) / 1000)
      })
      program(request, response)
    }
  }

  requests(): RequestCount[] {
    return [...this.answered].flatMap(([name, counts]) =>
      [...counts].map(([key, requests]) => ({
        class: name,
        method: methods[Math.floor(key / 1000)] ?? 'other',
        status: key % 1000 === brokenOff ? 'broken-off' : String(key % 1000),
        requests,
      })),
    )
  }

  durations(): ReadonlyMap<RequestClass, Durations> {
    return this.took
  }

  private add(name: RequestClass, method: string, status: number): void {
    const known = methods.indexOf(method as (typeof methods)[number])
    const key = (known < 0 ? methods.length : known) * 1000 + status
    const counts = this.answered.get(name)
    counts?.set(key, (counts.get(key) ?? 0) + 1)
  }

  private addDuration(name: RequestClass, seconds: number): void {
    const took = this.took.get(name)
    if (!took) return
    took.sum += seconds
    took.count += 1
    durationBounds.forEach((bound, index) => {
      if (seconds <= bound) took.within[index] = (took.within[index] ?? 0) + 1
    })
  }
}
