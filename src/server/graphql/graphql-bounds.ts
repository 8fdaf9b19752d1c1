import { Kind, OperationTypeNode, type DocumentNode, type SelectionSetNode } from 'graphql'

/** Fields beside each other at the top, under one name or many: each is a question to the database. */
const mostQuestions = 10
/** Levels of fields: a list, its documents, a relation, and what is grouped in it. */
const deepest = 8
/** Fields in all, those of a fragment each time that it is spread. */
const mostFields = 1000

type Extent = { questions: number; depth: number; fields: number }
const none: Extent = { questions: 0, depth: 0, fields: 0 }

/**
 * What an operation must not ask at once: too many things, too many levels, or the same over and over by fragments
 * within fragments. Judged before anything else, since validating takes as long as what is spread is large.
 *
 * @returns a sentence for the person who asked; undefined where all is well
 */
export const tooMuchAsked = (document: DocumentNode): string | undefined => {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition.selectionSet] as const]
        : [],
    ),
  )
  const known = new Map<string, Extent>()

  const extentOfFragment = (name: string): Extent => {
    const extent = known.get(name)
    if (extent) return extent
    const selections = fragments.get(name)
    if (!selections) return none
    // One that leads back to itself is refused by GraphQL's own rules.
    known.set(name, none)
    const found = extentOf(selections)
    known.set(name, found)
    return found
  }

  const extentOf = ({ selections }: SelectionSetNode): Extent => {
    let { questions, depth, fields } = none
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        // The schema itself is nested by nature, and no question to the database.
        const isAboutSchema = selection.name.value.startsWith('__')
        const inner = selection.selectionSet && !isAboutSchema ? extentOf(selection.selectionSet) : none
        questions += 1
        depth = Math.max(depth, 1 + inner.depth)
        fields += 1 + inner.fields
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? extentOf(selection.selectionSet)
            : extentOfFragment(selection.name.value)
        questions += inner.questions
        depth = Math.max(depth, inner.depth)
        fields += inner.fields
      }
    }
    return { questions, depth, fields }
  }

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    if (definition.operation === OperationTypeNode.SUBSCRIPTION) return 'There is nothing to subscribe to.'
    const { questions, depth, fields } = extentOf(definition.selectionSet)
    if (questions > mostQuestions) return `Ask for at most ${mostQuestions} things in one request.`
    if (depth > deepest) return `Nest fields at most ${deepest} deep.`
    if (fields > mostFields) return `Ask for at most ${mostFields} fields in one request.`
  }
  return undefined
}
