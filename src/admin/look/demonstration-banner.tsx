import type { Payload } from 'payload'
import { settingsOf } from '../../settings/settings-of'

/** Says on every page of a demonstration that it is one. */
export const DemonstrationBanner = ({ payload }: { payload: Payload }) =>
  settingsOf(payload).demo ? (
    <p className="kpsa-demonstration" role="note">
      This is a demonstration: what is written here is an example, and mail goes nowhere.
    </p>
  ) : null
