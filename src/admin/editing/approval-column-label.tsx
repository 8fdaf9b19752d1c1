/** Above the column of states in lists, where Payload would say "Approval > Approval". */
export const ApprovalColumnLabel = () => <>Approval</>
