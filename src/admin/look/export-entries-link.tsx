/** Above the audit log's list. */
export const ExportEntriesLink = () => (
  <p>
    <a className="btn btn--style-secondary btn--size-small" download href="/api/audit-entries/export.csv">
      Export as CSV
    </a>
  </p>
)
