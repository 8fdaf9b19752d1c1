import { reconcile } from './commands/reconcile'
import { runAsProcess } from './run-as-process'

await runAsProcess(reconcile)
