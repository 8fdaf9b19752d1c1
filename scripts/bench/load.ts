import autocannon from 'autocannon'
import type { Bench } from './measurement'
import type { Program } from './child-program'
import { cpuSeconds } from './process-usage'

/** One server under comparison, and what it is asked. */
export type Target = {
  name: string
  program: Program
  path: string
  headers?: Record<string, string>
  /** Another path for each request; `path` is then only an example. */
  nextPath?: () => string
  /** 200 by default; any other answer stops the measurement. */
  status?: 200 | 304
}

/** What came of asking one server for a while. */
export type Window = {
  perSecond: number
  /** Requests in one second of the server's processor time; undefined where the system does not tell it. */
  perCpuSecond: number | undefined
  /** Share of one processor that the server used, and the client where it is this process. */
  serverBusy: number | undefined
  clientBusy: number | undefined
}

/** @throws where an answer has another status than expected, or none came */
export const ask = async (
  target: Target,
  bench: Pick<Bench, 'windowMs' | 'connections'>,
): Promise<Window> => {
  const { program, nextPath } = target
  const serverBefore = cpuSeconds(program.processId)
  const clientBefore = process.cpuUsage()
  const started = performance.now()
  const result = await autocannon({
    url: program.url + target.path,
    connections: bench.connections,
    duration: bench.windowMs / 1000,
    sampleInt: 20,
    headers: target.headers ?? {},
    ...(nextPath && {
      requests: [{ setupRequest: (request) => ({ ...request, path: nextPath() }) }],
    }),
  })
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(clientBefore)
  const serverAfter = cpuSeconds(program.processId)
  const statuses = result as unknown as { statusCodeStats: Record<string, { count: number }> }
  const requests = statuses.statusCodeStats[target.status ?? 200]?.count ?? 0
  const others = Object.keys(statuses.statusCodeStats).filter((code) => code !== String(target.status ?? 200))
  if (requests === 0 || others.length > 0 || result.errors > 0) {
    throw new Error(
      `${target.name}: ${target.path} was to answer ${target.status ?? 200}, and answered ` +
        `${JSON.stringify(statuses.statusCodeStats)} with ${result.errors} errors.`,
    )
  }
  const serverSeconds =
    serverBefore === undefined || serverAfter === undefined ? undefined : serverAfter - serverBefore
  return {
    perSecond: requests / seconds,
    perCpuSecond: serverSeconds ? requests / serverSeconds : undefined,
    serverBusy: serverSeconds === undefined ? undefined : serverSeconds / seconds,
    clientBusy: (user + system) / 1e6 / seconds,
  }
}
