/** What each action of the audit log says between who did it and the full stop; `{it}` is what it was done to. */
const sentences: Readonly<Record<string, string>> = {
  submit: 'submitted {it} for approval',
  approve: 'approved {it}',
  'request-changes': 'sent back {it}',
  withdraw: 'withdrew {it}',
  publish: 'gave the last approval needed, which published {it}',
  accept: 'took {it} onto the own site',
  decline: 'did not take {it} onto the own site',
  'acceptance-ended': 'took an older version of {it} off the sites that had accepted it',
  'edit-after-submission': 'changed {it} after it was submitted',
  correct: 'added to {it} what was put right',
  'complete-without': 'completed {it} without a signature that is waited for no more',
  'given-back': 'gave {it} back to its author',
  'ask-again': 'asked again for a signature of {it}',
  'not-published': 'did not publish {it} at its time',
  'not-withdrawn': 'could not take {it} down at its time',
  'account-added': 'made {it}',
  'account-removed': 'deleted {it}',
  'account-changed': 'changed {it}',
  'roles-changed': 'changed what {it} may do',
  'password-changed': 'changed the password of {it}',
  'second-factor-set-up': 'set up the second step of {it}',
  'second-factor-removed': 'removed the second step of {it}',
  'second-factor-reset': 'took the second step off {it}',
  'school-added': 'added {it}',
  'school-removed': 'deleted {it}',
  'school-changed': 'changed {it}',
  'site-client-added': 'added {it}',
  'site-client-removed': 'deleted {it}',
  'site-client-changed': 'changed {it}',
  'key-renewed': 'renewed the key of {it}',
  'webhooks-changed': 'changed the webhooks of {it}',
  'picture-marked': 'changed the mark “Do not publish” of {it}',
  'log-sealed': 'sealed the audit log',
}

/** What an entry was about, where the name of its collection would say little. */
const things: Readonly<Record<string, string>> = {
  users: 'the account',
  schools: 'the school',
  'site-clients': 'the website',
  media: 'the picture or file',
}

type Entry = {
  action?: string | null
  itemCollection?: string | null
  itemTitle?: string | null
  byName?: string | null
}

/**
 * An entry of the audit log as a sentence: "Ann Smith approved the letter “Sports day” of Offmore Primary School."
 *
 * @param kind what an item of the entry's collection is called
 * @param school the name of the school that it belongs to, where there is one
 */
export const auditSentence = (entry: Entry, kind: string, school: string | undefined): string => {
  const { action, itemCollection, itemTitle, byName } = entry
  const thing = things[itemCollection ?? ''] ?? (kind ? `the ${kind}` : '')
  const named = [thing, itemTitle ? `“${itemTitle}”` : ''].filter(Boolean).join(' ') || 'it'
  // Of whose it is, and not for whom it was decided: the headteacher of another school may sign it.
  const it = school ? `${named} of ${school}` : named
  const known = sentences[action ?? '']
  const what = known ? known.replace('{it}', () => it) : `${(action ?? 'did').replaceAll('-', ' ')}: ${it}`
  const by = byName || 'Somebody'
  // A name may end in its post: "Ann Smith, headteacher".
  const who = `${by.charAt(0).toUpperCase()}${by.slice(1)}${by.includes(',') ? ',' : ''}`
  return `${who} ${what}.`
}
