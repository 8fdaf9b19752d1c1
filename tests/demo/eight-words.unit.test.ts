import { expect, it } from 'vitest'
import { sharedRuns } from './eight-words'

const source = 'Keep the garden gate closed, please: the school’s hens like to walk into town.'

it('finds eight words in a row, whatever stands between them', () => {
  expect(sharedRuns(source, 'KEEP THE GARDEN GATE CLOSED PLEASE, the schools ducks')).toEqual([
    'keep the garden gate closed please the schools',
  ])
})

it('lets seven pass', () => {
  expect(sharedRuns(source, 'Keep the garden gate closed, please: the ducks')).toEqual([])
})
