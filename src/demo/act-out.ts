import { evidence } from './evidence'
import { allianceEvents, schoolEvents } from './events'
import { jointLetter } from './joint-letter'
import { jointLetterPolish } from './joint-letter-polish'
import { jointLetterUrdu } from './joint-letter-urdu'
import { demoNewsletters } from './newsletters'
import { demoPages } from './pages'
import { editorOf } from './people'
import { letterForMonday, schoolLetters, withdrawnLetter } from './school-letters'
import type { Stage } from './stage'

const publishJointLetter = async (stage: Stage): Promise<void> => {
  const value = await stage.publish('letters', jointLetter)
  const { by } = jointLetter
  for (const words of [jointLetterPolish, jointLetterUrdu]) {
    const translation = await stage.create(editorOf(by), 'translations', {
      ...words,
      item: { relationTo: 'letters', value },
      school: stage.known.school(by),
    })
    await stage.send(by, 'translations', translation)
    await stage.signByAll(by, 'translations', translation)
  }
}

/** Everything that is public, or was, or will be: written, submitted and signed by those who do so at a school. */
export const actOut = async (stage: Stage): Promise<void> => {
  const { known } = stage
  await publishJointLetter(stage)
  for (const piece of allianceEvents(known)) await stage.publish('events', piece)
  for (const piece of schoolEvents(known)) await stage.publish('events', piece)
  for (const piece of schoolLetters(known)) await stage.publish('letters', piece)
  for (const piece of evidence(known)) await stage.publish('lppa-evidence', piece)
  for (const piece of demoPages()) await stage.publish('pages', piece)
  for (const piece of demoNewsletters(known)) await stage.publish('newsletters', piece)

  // Comberton takes Offmore's event onto its own site; Cookley Sebright has not answered yet.
  await stage.take(
    'comberton',
    'events',
    known.item('offmore-garden-afternoon'),
    'We walk there together at half past one.',
  )
  await stage.publish('letters', letterForMonday())
  const withdrawn = await stage.publish('letters', withdrawnLetter())
  await stage.takeBack('offmore', 'letters', withdrawn, 'The cake sale is in the summer term after all.')
}
