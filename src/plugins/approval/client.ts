'use client'
export { ApprovalPanel } from './admin/approval-panel'
export { NoButton } from './admin/no-button'
export { StateInWords } from './admin/state-in-words'
