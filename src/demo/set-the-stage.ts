import { actingFor } from '../transaction/system-actor'
import { setKnownKey } from '../site-clients/set-known-key'
import { allianceText } from './alliance-text'
import { drawCrest, drawLogo, drawPicture } from './artwork'
import { today } from './calendar'
import { frameworks } from './frameworks'
import { administrator, demoPassword, demoPeople, knownKey } from './people'
import { demoPictures } from './pictures'
import { demoLanguages, demoSchools, type SchoolSlug } from './school-list'
import type { Stage } from './stage'

const upload = (stage: Stage, school: SchoolSlug, name: string, alt: string, data: Buffer): Promise<string> =>
  stage.make(
    'media',
    {
      alt,
      school: stage.known.school(school),
      people: { identifiability: 'none', lawfulBasis: 'none' },
    },
    { data, mimetype: 'image/png', name: `${name}.png`, size: data.length },
  )

const makeSchools = async (stage: Stage): Promise<void> => {
  for (const [index, school] of demoSchools.entries()) {
    const { slug, colours } = school
    stage.schools.note(slug, await stage.make('schools', { ...school, languages: [...demoLanguages] }))
    const drawn = await drawCrest(index, colours)
    const alt = `Crest of ${school.name} (drawn for the demonstration)`
    const crest = await upload(stage, slug, `crest-${slug}`, alt, drawn)
    await stage.payload.update({
      collection: 'schools',
      id: stage.known.school(slug),
      data: { crest },
      depth: 0,
      context: actingFor('seeding'),
    })
  }
}

/** The deputy covers from last week until three weeks from now. */
const cover = () => ({
  coverFrom: today().subtract({ weeks: 1 }).toString() + 'T00:00:00.000Z',
  coverUntil: today().add({ weeks: 3 }).toString() + 'T00:00:00.000Z',
})

const makePeople = async (stage: Stage): Promise<void> => {
  for (const { email, name, allianceAdmin, school, role } of demoPeople) {
    const membership = school &&
      role && {
        school: stage.known.school(school),
        roles: [role],
        ...(role === 'deputy' ? cover() : {}),
      }
    const data = {
      email,
      name,
      password: demoPassword,
      allianceAdmin: allianceAdmin ?? false,
      schools: membership ? [membership] : [],
    }
    stage.people.note(email, await stage.make('users', data))
  }
}

const makePictures = async (stage: Stage): Promise<void> => {
  for (const { name, school, drawing, alt } of demoPictures) {
    const colours = demoSchools.find(({ slug }) => slug === school)?.colours ?? demoSchools[0].colours
    stage.pictures.note(name, await upload(stage, school, name, alt, await drawPicture(drawing, colours)))
  }
}

const makeAlliance = async (stage: Stage): Promise<void> => {
  const drawn = await drawLogo(demoSchools.map(({ colours }) => colours.main))
  const alt = 'Logo of the alliance: five interlocked rings (drawn for the demonstration)'
  // Every picture belongs to a school; the shared page's is kept by the one that keeps the joint letter.
  const logo = await upload(stage, 'comberton', 'kpsa-logo', alt, drawn)
  await stage.payload.updateGlobal({
    slug: 'alliance',
    data: { ...allianceText, logo },
    depth: 0,
    overrideAccess: false,
    req: await stage.as(administrator.email),
  })
}

const makeSiteClients = async (stage: Stage): Promise<void> => {
  for (const { slug, shortName } of demoSchools) {
    const client = { name: `Website of ${shortName}`, school: stage.known.school(slug), enabled: true }
    await setKnownKey(stage.payload, await stage.make('site-clients', client), knownKey(slug))
  }
}

const makeFrameworks = async (stage: Stage): Promise<void> => {
  for (const { by, ...framework } of frameworks) {
    const data = by ? { ...framework, school: stage.known.school(by) } : framework
    stage.frameworks.note(framework.key, await stage.make('lppa-frameworks', data))
  }
}

/** What is there before anybody writes: schools, people, pictures, the alliance, machines and frameworks. */
export const setTheStage = async (stage: Stage): Promise<void> => {
  await makeSchools(stage)
  await makePeople(stage)
  await makePictures(stage)
  await makeAlliance(stage)
  await makeSiteClients(stage)
  await makeFrameworks(stage)
}
