import { writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Loaded before a program that is looked at (`node --import`): at SIGUSR2 it collects all garbage, and writes the bytes
// that are left into the file that HEAP_REPORT names.
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

process.on('SIGUSR2', async () => {
  // What the first collection finalises, the next ones free.
  for (let round = 0; round < 4; round += 1) {
    collect()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(process.env.HEAP_REPORT, String(heapUsed + external))
})
