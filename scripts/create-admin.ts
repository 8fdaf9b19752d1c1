import { createAdmin } from './commands/create-admin'
import { runAsProcess } from './run-as-process'

await runAsProcess(createAdmin)
