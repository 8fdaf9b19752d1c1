import type { ReactNode } from 'react'
import type { State } from '../../plugins/approval/states'

/** A state, marked by a colour besides its words. */
export const StateLabel = ({ state, children }: { state: State; children: ReactNode }) => (
  <span className={`kpsa-state kpsa-state--${state}`}>{children}</span>
)
