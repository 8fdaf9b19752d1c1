export { wellFormedPlugin, type WellFormedOptions } from './well-formed-plugin'
