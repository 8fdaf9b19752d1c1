export { formPartsPlugin } from './form-parts-plugin'
