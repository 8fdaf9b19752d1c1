import { env } from '../server/env'

/** Says on every page of a demonstration that it is one. */
export const DemonstrationBanner = () =>
  env().demo ? (
    <p className="kpsa-demonstration" role="note">
      This is a demonstration: schools, people and letters are examples, and no mail is sent.
    </p>
  ) : null
