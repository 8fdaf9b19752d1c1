import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { commandOnPath } from './command-on-path'
import type { RunningServer } from './mongo-binary'
import { inRepository } from '../../scripts/repository'
import { runCommand } from './run-command'

const version = '1.47.0'
const cache = inRepository('.cache', 'mongo-java-server')

/** Says to Maven only what is wanted; where it comes from is Maven's own setting on each machine. */
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>test</groupId>
  <artifactId>mongo-server-for-tests</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>de.bwaldvogel</groupId>
      <artifactId>mongo-java-server</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`

const whatToInstall =
  'The tests need a MongoDB server: set MONGODB_URI, or install mongod, or install Java 17 or newer (a JDK) and Maven.'

/** Folder with the server's jars, fetched once; 6 MB. */
const fetchJars = async (): Promise<string> => {
  const jars = path.join(cache, version)
  if (existsSync(jars)) return jars
  const maven = commandOnPath('mvn')
  if (!maven) throw new Error(whatToInstall)
  await mkdir(cache, { recursive: true })
  // Fetched beside its place and then moved there, so that of two at once neither sees half of it.
  const folder = await mkdtemp(path.join(cache, 'fetching-'))
  try {
    await writeFile(path.join(folder, 'pom.xml'), pom)
    const { exitCode, stdout, stderr } = await runCommand(
      maven,
      ['--batch-mode', '--quiet', 'dependency:copy-dependencies', '-DoutputDirectory=jars'],
      { cwd: folder, timeout: 5 * 60_000 },
    )
    if (exitCode !== 0) throw new Error(`Maven could not fetch mongo-java-server.\n${stdout}${stderr}`.trim())
    await rename(path.join(folder, 'jars'), jars).catch((error: unknown) => {
      // Another run was quicker; its jars are the same.
      if (!existsSync(jars)) throw error
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return jars
}

const javaCommand = (): string => {
  const home = process.env.JAVA_HOME
  const ofHome = home ? path.join(home, 'bin', process.platform === 'win32' ? 'java.exe' : 'java') : undefined
  const java = ofHome && existsSync(ofHome) ? ofHome : commandOnPath('java')
  if (!java) throw new Error(whatToInstall)
  return java
}

/**
 * Starts mongo-java-server in a process of its own, on a free loopback port, empty.
 *
 * @throws with a sentence that says what is missing, where Java or Maven isn't there or the jars can't be fetched
 */
export const startJavaServer = async (): Promise<RunningServer> => {
  const java = javaCommand()
  const jars = await fetchJars()
  const launcher = inRepository('tests', 'support', 'MongoServerLauncher.java')
  const server = spawn(java, ['-XX:+UseSerialGC', '-cp', path.join(jars, '*'), launcher], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  server.stdin.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))

  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    const tooLate = setTimeout(() => fail('did not answer within a minute'), 60_000)
    // Once the address is known this changes nothing any more: a settled promise stays as it is.
    const fail = (why: string) => {
      clearTimeout(tooLate)
      server.kill('SIGKILL')
      reject(new Error(`mongo-java-server ${why}.\n${said}\n${whatToInstall}`))
    }
    server.once('error', (error) => fail(`could not be started (${error.message})`))
    server.once('close', (code) => fail(`ended with exit code ${code}`))
    server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const match = /^mongodb:\/\/127\.0\.0\.1:\d+$/m.exec(said)
      if (!match) return
      clearTimeout(tooLate)
      resolve(match[0])
    })
  })

  return {
    address,
    stop: async () => {
      server.stdin.end()
      const kill = setTimeout(() => server.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(kill)
    },
  }
}
