import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Target, Window } from './load'
import type { Bench } from './measurement'
import { cpuSeconds } from './process-usage'
import { systemCode } from '../../src/problems/system-error'

const run = promisify(execFile)

/** Whether `wrk` is installed: a client in C, which a server in JavaScript never has to wait for. */
export const hasWrk = async (): Promise<boolean> => {
  try {
    // It has no option that ends well: what it prints of itself ends with 1.
    await run('wrk', ['--version'])
    return true
  } catch (error) {
    return systemCode(error) !== 'ENOENT'
  }
}

const figure = (said: string, expression: RegExp): number => Number(expression.exec(said)?.[1] ?? NaN)

/** Asks as `ask` does, for whole seconds. @throws where an answer has another status than expected, or none came */
export const askByWrk = async (
  { name, program, path, headers = {}, status = 200 }: Target,
  bench: Pick<Bench, 'windowMs' | 'connections'>,
): Promise<Window> => {
  const url = program.url + path
  const one = await fetch(url, { headers: { 'accept-encoding': 'identity', ...headers } })
  await one.arrayBuffer()
  const before = cpuSeconds(program.processId)
  const { stdout: said } = await run('wrk', [
    '--threads=1',
    `--connections=${bench.connections}`,
    `--duration=${Math.max(1, Math.round(bench.windowMs / 1000))}s`,
    ...Object.entries(headers).flatMap(([header, value]) => ['--header', `${header}: ${value}`]),
    url,
  ])
  const after = cpuSeconds(program.processId)
  const requests = figure(said, /(\d+) requests in/)
  const perSecond = figure(said, /Requests\/sec:\s+([\d.]+)/)
  if (one.status !== status || !requests || /Non-2xx|Socket errors/.test(said)) {
    throw new Error(
      `${name}: ${path} was to answer ${status}, and answered ${one.status}. wrk said:\n${said}`,
    )
  }
  const serverSeconds = before === undefined || after === undefined ? undefined : after - before
  return {
    perSecond,
    perCpuSecond: serverSeconds ? requests / serverSeconds : undefined,
    serverBusy: serverSeconds === undefined ? undefined : (serverSeconds * perSecond) / requests,
    clientBusy: undefined,
  }
}
