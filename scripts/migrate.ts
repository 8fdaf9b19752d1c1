import { migrate } from './commands/migrate'
import { runAsProcess } from './run-as-process'

await runAsProcess(migrate)
