import { stateLabels, type State } from '../../plugins/approval/states'

/** What decides how an item stands: the state of its newest version, and what is live or about to be. */
type Standing = {
  state?: State | null
  publishedVersion?: string | null
  scheduledVersion?: string | null
}

const besideWhatIsPublic: Partial<Record<State, string>> = {
  draft: 'Public, newer draft',
  submitted: 'Public, newer draft waiting for approval',
  'changes-requested': 'Public, newer draft sent back',
  scheduled: 'Public, newer version goes live later',
}

const alone: Partial<Record<State, string>> = { 'changes-requested': 'Sent back', published: 'Public' }

/** How an item stands, as its school's people would say it: "Public, newer draft waiting for approval". */
export const standingInWords = ({ state, publishedVersion, scheduledVersion }: Standing): string => {
  const known = state ?? 'draft'
  if (publishedVersion) return besideWhatIsPublic[known] ?? alone[known] ?? stateLabels[known]
  if (scheduledVersion && known !== 'scheduled' && known !== 'published')
    return `Approved, goes live later; newer draft${known === 'submitted' ? ' waiting for approval' : ''}`
  return alone[known] ?? stateLabels[known]
}
