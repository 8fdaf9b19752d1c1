import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Loaded before a program under test (`node --import`): at SIGUSR2 it collects all garbage and says what is left.
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

process.on('SIGUSR2', async () => {
  // What the first collection finalises, the next ones free.
  for (let round = 0; round < 4; round += 1) {
    collect()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { heapUsed, external } = process.memoryUsage()
  process.stderr.write(`Heap after collection: ${heapUsed + external} bytes\n`)
})
