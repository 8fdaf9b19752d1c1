import {
  comeDown,
  goLive,
  isSame,
  maySign,
  maySubmit,
  nameOf,
  newPaper,
  save,
  sendBack,
  sign,
  submit,
  type Paper,
  type School,
} from './paper'

/** A moment is a round: the clock moves from round to round, and 0 is in the past from the beginning. */
export type Letter = {
  text: number
  ownSite: boolean
  kpsa: boolean
  offered: School[]
  coSigners: School[]
  publishAt: number | null
  withdrawAt: number | null
}
export type Polish = { text: number; source: string; coSigners: School[] }

export type Step =
  | { do: 'edit'; letter: Letter }
  | { do: 'submit' | 'withdraw' | 'submit-polish' | 'withdraw-polish' | 'clock' }
  | { do: 'approve' | 'send-back' | 'approve-polish' | 'send-back-polish'; by: School }
  | { do: 'receive'; by: School; decision: 'accept' | 'decline' }
  | { do: 'share'; decision: 'accept' | 'decline' }
  | { do: 'translate'; text: number; made?: 'published' | 'newest' }
  | { do: 'leave' | 'return'; school: School }

/** What happens to all letters at once; everything else is done with one. */
export const isMove = (step: Step): boolean => ['clock', 'leave', 'return'].includes(step.do)

type Answer = { decision: 'accept' | 'decline'; letter: Letter; ended: boolean }

/** One letter of school `a`, its Polish, and what the other schools and the administrator answered. */
export type World = {
  round: number
  letter: Paper<Letter>
  polish: Paper<Polish> | undefined
  /** Approvals of the Polish that count, newest first. */
  approvals: Polish[]
  answers: Map<School, Answer>
  offTheSharedPage: boolean
  /** Schools that have left the alliance. */
  away: Set<School>
  /** By its content's name, who had signed what was completed: a school that left before is not behind it. */
  behind: Map<string, School[]>
  /** Sites that ever showed it. */
  shownOn: Set<string>
}

const owner: School = 'a'

export const newWorld = (letter: Letter): World => ({
  round: 0,
  letter: newPaper(letter),
  polish: undefined,
  approvals: [],
  answers: new Map(),
  offTheSharedPage: false,
  away: new Set(),
  behind: new Map(),
  shownOn: new Set(),
})

export const signersOf = ({ coSigners }: { coSigners: School[] }): School[] => [owner, ...coSigners]

/** Whose signatures are waited for: a school that has left signs no more. */
export const waitedFor = ({ away }: World, content: { coSigners: School[] }): School[] =>
  signersOf(content).filter((school) => !away.has(school))

const hasCome = (round: number | null, world: World): boolean => round !== null && round <= world.round
const isReady = (letter: Letter, world: World): boolean =>
  !hasCome(letter.withdrawAt, world) && (letter.ownSite || letter.kpsa || letter.offered.length > 0)

/** Whether the verb is possible; what is not is refused and changes nothing. */
export const isPossible = (world: World, step: Step): boolean => {
  const { letter, polish } = world
  switch (step.do) {
    case 'submit':
      return maySubmit(letter) && isReady(letter.newest, world)
    case 'approve':
      return maySign(letter, waitedFor(world, letter.newest), step.by) && isReady(letter.newest, world)
    case 'send-back':
      return letter.state === 'submitted' && waitedFor(world, letter.newest).includes(step.by)
    case 'withdraw':
      return letter.live !== undefined || letter.scheduled !== undefined
    case 'receive':
      return letter.live?.offered.includes(step.by) === true && !world.away.has(step.by)
    case 'share':
      return letter.live?.kpsa === true
    case 'submit-polish':
      return polish !== undefined && maySubmit(polish)
    case 'approve-polish':
      return polish !== undefined && maySign(polish, waitedFor(world, polish.newest), step.by)
    case 'send-back-polish':
      return polish?.state === 'submitted' && waitedFor(world, polish.newest).includes(step.by)
    case 'withdraw-polish':
      return polish?.live !== undefined
    default:
      return true
  }
}

const publishLetter = (world: World, content: Letter): void => {
  goLive(world.letter, content)
  for (const [school, answer] of world.answers) if (!content.offered.includes(school)) answer.ended = true
}

/** What is withdrawn is gone: every acceptance ends, and the translation waits for an approval of its own. */
const withdrawLetter = (world: World, all: boolean): void => {
  comeDown(world.letter, all)
  for (const answer of world.answers.values()) answer.ended = true
  world.approvals = []
  const { polish } = world
  if (polish && (polish.live || (all && polish.state === 'submitted'))) comeDown(polish, all)
}

const translate = (world: World, text: number, made: 'published' | 'newest' | undefined): void => {
  const { letter, polish } = world
  const main = letter.live ?? letter.newest
  const named = made === 'newest' ? letter.newest : made === 'published' ? main : undefined
  const rewritten = polish?.newest.text !== text
  const source = named ? nameOf(named) : rewritten || !polish ? nameOf(main) : polish.newest.source
  const content = { text, source, coSigners: main.coSigners }
  if (polish) save(polish, content)
  else world.polish = newPaper(content)
}

const clock = (world: World): void => {
  world.round += 1
  const { letter } = world
  const { scheduled } = letter
  if (scheduled && hasCome(scheduled.publishAt, world)) {
    if (isReady(scheduled, world)) publishLetter(world, scheduled)
    else {
      letter.scheduled = undefined
      if (letter.state === 'scheduled') letter.state = 'changes-requested'
    }
  }
  if (letter.live && hasCome(letter.live.withdrawAt, world)) withdrawLetter(world, false)
  for (const answer of world.answers.values())
    if (hasCome(answer.letter.withdrawAt, world)) answer.ended = true
}

/** All have signed: it goes live, or waits for its time. */
const completeLetter = (world: World): void => {
  const { letter } = world
  const { publishAt } = letter.newest
  const signed = signersOf(letter.newest).filter((school) => letter.signed.get(school) === 'approved')
  world.behind.set(nameOf(letter.newest), signed)
  if (publishAt === null || hasCome(publishAt, world)) {
    publishLetter(world, letter.newest)
  } else {
    letter.state = 'scheduled'
    letter.scheduled = letter.newest
  }
}

const completePolish = (world: World, polish: Paper<Polish>): void => {
  goLive(polish, polish.newest)
  world.approvals.unshift(polish.newest)
}

/** Whether nobody who is waited for has still to sign what waited for a school that leaves. */
const isComplete = (world: World, paper: Paper<{ coSigners: School[] }>, school: School): boolean =>
  paper.state === 'submitted' &&
  signersOf(paper.newest).includes(school) &&
  waitedFor(world, paper.newest).every((one) => paper.signed.get(one) === 'approved')

/** What is complete without the school goes live; what others offered to it is on its site no more. */
const leave = (world: World, school: School): void => {
  world.away.add(school)
  const { letter, polish, answers } = world
  if (isComplete(world, letter, school)) {
    if (isReady(letter.newest, world)) completeLetter(world)
    else letter.state = 'changes-requested'
  }
  if (polish && isComplete(world, polish, school)) completePolish(world, polish)
  const answer = answers.get(school)
  if (answer) answer.ended = true
}

/** Does a step that is possible. */
const act = (world: World, step: Step): void => {
  const { letter, polish } = world
  if (step.do === 'edit') save(letter, step.letter)
  if (step.do === 'submit') submit(letter)
  if (step.do === 'approve' && sign(letter, waitedFor(world, letter.newest), step.by)) completeLetter(world)
  if (step.do === 'send-back') sendBack(letter, step.by)
  if (step.do === 'withdraw') withdrawLetter(world, true)
  if (step.do === 'receive' && letter.live)
    world.answers.set(step.by, { decision: step.decision, letter: letter.live, ended: false })
  if (step.do === 'share') world.offTheSharedPage = step.decision === 'decline'
  if (step.do === 'translate') translate(world, step.text, step.made)
  if (step.do === 'clock') clock(world)
  if (step.do === 'leave') leave(world, step.school)
  if (step.do === 'return') world.away.delete(step.school)
  if (!polish) return
  if (step.do === 'submit-polish') submit(polish)
  if (step.do === 'approve-polish' && sign(polish, waitedFor(world, polish.newest), step.by))
    completePolish(world, polish)
  if (step.do === 'send-back-polish') sendBack(polish, step.by)
  if (step.do === 'withdraw-polish') {
    comeDown(polish, true)
    world.approvals = []
  }
}

/** @returns whether it was possible */
export const take = (world: World, step: Step): boolean => {
  if (!isPossible(world, step)) return false
  act(world, step)
  for (const site of shownBy(world).keys()) world.shownOn.add(site)
  return true
}

/** The version that a site shows, and the Polish that belongs to it. */
export type Shown = { letter: Letter; polish: { content: Polish; stale: boolean } | undefined }

const polishWith = ({ approvals, letter: { saved } }: World, shown: Letter): Shown['polish'] => {
  const place = (name: string) => saved.indexOf(name)
  const content = approvals.find(({ source }) => place(source) <= place(nameOf(shown)))
  return content && { content, stale: content.source !== nameOf(shown) }
}

/** What every site shows now; `kpsa` is the shared page. */
export const shownBy = (world: World): Map<string, Shown> => {
  const result = new Map<string, Shown>()
  const { live } = world.letter
  if (!live) return result
  const add = (site: string, letter: Letter) => {
    if (!result.has(site)) result.set(site, { letter, polish: polishWith(world, letter) })
  }
  if (live.ownSite) for (const school of world.behind.get(nameOf(live)) ?? []) add(school, live)
  if (live.kpsa && !world.offTheSharedPage) add('kpsa', live)
  for (const school of live.offered) {
    const answer = world.answers.get(school)
    if (answer?.decision === 'accept' && !answer.ended) add(school, answer.letter)
  }
  return result
}

/** What the review says of each school that is offered the letter. */
export const receivingIn = ({
  letter,
  answers,
  away,
}: World): Map<School, 'waiting' | 'accepted' | 'declined'> => {
  const offered = letter.live ?? letter.newest
  const asked = offered.offered.filter((school) => !away.has(school))
  return new Map(
    asked.map((school) => {
      const answer = answers.get(school)
      if (!answer || !isSame(answer.letter, offered)) return [school, 'waiting']
      if (answer.decision === 'decline') return [school, 'declined']
      return [school, answer.ended ? 'waiting' : 'accepted']
    }),
  )
}
