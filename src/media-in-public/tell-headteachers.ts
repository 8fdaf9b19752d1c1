import type { PayloadRequest } from 'payload'
import { rolesBySchool, signers } from '../access/roles'
import { allianceSite } from '../public/public-form'
import { settingsOf } from '../settings/settings-of'
import { fullReviewAddress, usersWhere, type User } from '../alliance/notifications'
import { tellPerson } from '../alliance/telling/ways-to-tell'
import { schoolsBySlug, type School } from '../alliance/schools'
import { inWords, type Concern } from '../media-concerns/concern'
import type { ConcernedMedium } from './concerned-media'
import { signsWith, sitesOfSigns } from '../media-concerns/signs-with'
import { shownPlaces, type ShowingItem, type ShownPlaces } from './shown-places'

type Sites = { schools: School[]; nameOf: (slug: string) => string }

const sitesOf = async (req: PayloadRequest, { items, signOf }: ShownPlaces): Promise<Sites> => {
  const slugs = [...signOf, ...items.flatMap(({ owner, sites }) => [owner.slug, ...sites])]
  const schools = await schoolsBySlug(req, slugs)
  const names = new Map(schools.map(({ slug, name }) => [slug, name]))
  return {
    schools,
    nameOf: (slug) => (slug === allianceSite ? 'the shared page' : (names.get(slug) ?? slug)),
  }
}

/** For which sites somebody decides now: those of the schools that they sign for, and the shared page. */
const decidesFor = (person: User, { schools }: Sites): Set<string> => {
  const roles = rolesBySchool(person)
  const signed = schools.filter(({ id }) => signers.some((role) => roles.get(id)?.has(role)))
  return new Set([...signed.map(({ slug }) => slug), ...(person.allianceAdmin ? [allianceSite] : [])])
}

/** Those who can do something about it: the owning school everywhere, every other on its own site. */
const concerns = (own: ReadonlySet<string>, { owner, sites }: ShowingItem): boolean =>
  own.has(owner.slug) || sites.some((site) => own.has(site))

const whatToDo = (own: ReadonlySet<string>, { owner, signedBy, sites }: ShowingItem): string => {
  if (own.has(owner.slug)) return 'Withdraw it there, or publish a version without the picture:'
  const signedOnly = sites.every((site) => !own.has(site) || signedBy.some(({ slug }) => slug === site))
  return signedOnly
    ? `Only a headteacher of ${owner.name} can withdraw it. Ask them; it is here:`
    : `Take it off your site there, or ask ${owner.name} to withdraw it:`
}

const aboutItem = (
  req: PayloadRequest,
  own: ReadonlySet<string>,
  item: ShowingItem,
  { nameOf }: Sites,
): string =>
  [
    `"${item.title}", on ${item.sites.map(nameOf).join(', ')}.`,
    whatToDo(own, item),
    fullReviewAddress(req, item.collection, item.id),
  ].join('\n')

const aboutSign = (
  { payload }: PayloadRequest,
  site: string,
  concern: Concern,
  { schools, nameOf }: Sites,
): string => {
  const id = schools.find(({ slug }) => slug === site)?.id
  const address = id ? `/admin/collections/schools/${id}` : '/admin/globals/alliance'
  const said =
    concern === 'consent-ends-soon'
      ? `It is the crest or logo of ${nameOf(site)}, and is taken off when the consent ends.`
      : `It was the crest or logo of ${nameOf(site)}, and has been taken off.`
  return `${said} Choose another:\n${settingsOf(payload).publicUrl}${address}`
}

const subjects: Record<Concern, string> = {
  'do-not-publish': 'A picture that is public was marked "do not publish"',
  'consent-ended': 'Consent for a picture that is public has ended',
  'consent-ends-soon': 'Consent for a picture that is public ends soon',
}

const letterTo = (
  person: User,
  { items, signs }: { items: readonly string[]; signs: readonly string[] },
  medium: ConcernedMedium,
  concern: Concern,
): string => {
  const name = `The picture ${medium.filename}${medium.alt ? ` (${medium.alt})` : ''}`
  const why = inWords(concern, medium.people)
  return [
    `Dear ${person.name}`,
    items.length > 0 ? `${name} is public, and ${why}.` : `${name} is ${why}.`,
    ...(items.length > 0
      ? [
          'It stays public until somebody takes it off: the program does not do so by itself. It is shown here:',
        ]
      : []),
    ...items,
    ...signs,
  ].join('\n\n')
}

/**
 * Tells every headteacher, and covering deputy, of a school whose site shows the picture, or whose item does; for
 * the shared page the alliance's administrators. Nobody is told of a picture that is not public.
 *
 * In the request's transaction: they are told if and only if what they are told of holds.
 */
export const tellHeadteachers = async (
  req: PayloadRequest,
  medium: ConcernedMedium,
  concern: Concern,
): Promise<void> => {
  const shown = (await shownPlaces(req, [medium.filename])).get(medium.filename)
  const places = { items: shown?.items ?? [], signOf: sitesOfSigns(await signsWith(req, medium.id)) }
  if (places.items.length === 0 && places.signOf.length === 0) return
  const sites = await sitesOf(req, places)
  const told = await usersWhere(req, {
    or: [
      { 'schools.school': { in: sites.schools.map(({ id }) => id) } },
      { allianceAdmin: { equals: true } },
    ],
  })
  for (const person of told) {
    const own = decidesFor(person, sites)
    const items = places.items
      .filter((item) => concerns(own, item))
      .map((item) => aboutItem(req, own, item, sites))
    const signs = places.signOf
      .filter((site) => own.has(site))
      .map((site) => aboutSign(req, site, concern, sites))
    if (items.length === 0 && signs.length === 0) continue
    const text = letterTo(person, { items, signs }, medium, concern)
    await tellPerson(req, person, { subject: subjects[concern], text })
  }
}
