import { build, type Plugin } from 'esbuild'
import { widgetWords } from '../src/embed/widget-words'
import { extensionSet } from './extension-set.mjs'
import { inRepository } from './repository'

/** Puts the words that the widget needs in place of the module that picks them from all words. */
const chosenWords: Plugin = {
  name: 'chosen-words',
  setup: (bundling) => {
    bundling.onLoad({ filter: /[\\/]src[\\/]embed[\\/]widget-words\.ts$/ }, () => ({
      contents: `export const widgetWords = ${JSON.stringify(widgetWords)}`,
    }))
  },
}

/**
 * `/embed/v1.js`: one script without dependencies, which runs as an ordinary script and as a module, in browsers from
 * 2021 on.
 */
export const widgetScript = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [inRepository('src', 'embed', 'v1.ts')],
    tsconfig: inRepository(extensionSet().tsconfig),
    plugins: [chosenWords],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: '/* Made by npm run generate from src/embed. MIT licence. */' },
  })
  const [file] = outputFiles
  if (!file) throw new Error('esbuild made no file of the widget.')
  return file.text
}
