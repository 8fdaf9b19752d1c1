import { testSequencesOn } from './sequences-on'

testSequencesOn('MongoDB')
