import { installation } from './commands/installation'
import { runAsProcess } from './run-as-process'

await runAsProcess(installation)
