/** The wordmark on the sign-in page. */
export const KpsaLogo = () => (
  <div className="kpsa-logo">
    <span className="kpsa-logo__mark">KPSA</span>
    <span className="kpsa-logo__name">Kidderminster Primary Schools’ Alliance</span>
  </div>
)
