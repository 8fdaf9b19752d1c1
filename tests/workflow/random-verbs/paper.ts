/** What goes through approval, as the contract tells it: its newest version, and what is live or about to be. */
type State = 'draft' | 'submitted' | 'changes-requested' | 'scheduled' | 'published' | 'withdrawn'
export const schools = ['a', 'b', 'c'] as const
export type School = (typeof schools)[number]

export type Paper<Content> = {
  newest: Content
  state: State
  signed: Map<School, 'approved' | 'changes-requested'>
  live: Content | undefined
  scheduled: Content | undefined
  /** Contents by name, in the order in which each was first saved. */
  saved: string[]
}

/** The same content is the same version. */
export const nameOf = (content: object): string => JSON.stringify(content)
export const isSame = (one: object | undefined, other: object | undefined): boolean =>
  one !== undefined && other !== undefined && nameOf(one) === nameOf(other)

export const newPaper = <Content extends object>(content: Content): Paper<Content> => ({
  newest: content,
  state: 'draft',
  signed: new Map(),
  live: undefined,
  scheduled: undefined,
  saved: [nameOf(content)],
})

/** Other content is another version, which nobody has signed. */
export const save = <Content extends object>(paper: Paper<Content>, content: Content): void => {
  if (isSame(content, paper.newest)) return
  paper.newest = content
  paper.state = 'draft'
  paper.signed.clear()
  if (!paper.saved.includes(nameOf(content))) paper.saved.push(nameOf(content))
}

export const maySubmit = ({ state }: Paper<object>): boolean =>
  ['draft', 'changes-requested', 'withdrawn'].includes(state)

export const submit = (paper: Paper<object>): void => {
  paper.state = 'submitted'
  paper.signed.clear()
}

export const maySign = ({ state, signed }: Paper<object>, required: readonly School[], by: School): boolean =>
  state === 'submitted' && required.includes(by) && !signed.has(by)

/** @returns whether nobody has to sign any more */
export const sign = (paper: Paper<object>, required: readonly School[], by: School): boolean => {
  paper.signed.set(by, 'approved')
  return required.every((school) => paper.signed.get(school) === 'approved')
}

export const sendBack = (paper: Paper<object>, by: School): void => {
  paper.signed.set(by, 'changes-requested')
  paper.state = 'changes-requested'
}

export const goLive = <Content extends object>(paper: Paper<Content>, content: Content): void => {
  paper.live = content
  paper.scheduled = undefined
  if (isSame(paper.newest, content)) paper.state = 'published'
}

/** @param all what a person withdraws; at a set time only what is live goes */
export const comeDown = (paper: Paper<object>, all: boolean): void => {
  if (all) paper.scheduled = undefined
  if (all || isSame(paper.newest, paper.live)) paper.state = 'withdrawn'
  paper.live = undefined
}
