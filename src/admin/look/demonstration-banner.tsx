import { env } from '../../settings/env'

/** Says on every page of a demonstration that it is one. */
export const DemonstrationBanner = () =>
  env().demo ? (
    <p className="kpsa-demonstration" role="note">
      This is a demonstration: what is written here is an example, and mail goes nowhere.
    </p>
  ) : null
