import { afterAll } from 'vitest'
import { stopAllSystems } from './running-system'

afterAll(stopAllSystems, 60_000)
