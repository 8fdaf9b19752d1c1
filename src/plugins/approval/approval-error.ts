import { CodedError } from '@kpsa/payload-content'
import { approvalCodes, type ApprovalCode } from './codes'

/** A refusal of the approval. `detail` replaces its sentence where it can be more exact. */
export class ApprovalError extends CodedError {
  declare readonly code: ApprovalCode
  constructor(code: ApprovalCode, detail?: string, extra: Record<string, unknown> = {}) {
    const [status, sentence] = approvalCodes[code]
    super(code, status, detail ?? sentence, extra)
  }
}
