import { verifyAudit } from './commands/verify-audit'
import { runAsProcess } from './run-as-process'

await runAsProcess(verifyAudit)
