import { seed } from './commands/seed'
import { runAsProcess } from './run-as-process'

await runAsProcess(seed)
