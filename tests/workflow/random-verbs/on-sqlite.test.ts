import { testSequencesOn } from './sequences-on'

testSequencesOn('SQLite')
