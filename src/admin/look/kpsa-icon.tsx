/** Stands in the admin's top line and leads to the dashboard. */
export const KpsaIcon = () => <span className="kpsa-icon">KPSA</span>
