import { describe, expect, it } from 'vitest'
import { importsOf, isWriting, reachableFrom, sourceFiles } from './source-imports'

describe('what delivers', () => {
  const delivering = [
    ...sourceFiles('src/page-parts'),
    ...sourceFiles('src/kinds').filter((file) => !isWriting(file)),
    ...sourceFiles('src/delivery'),
    ...sourceFiles('src/site'),
    ...sourceFiles('src/embed'),
    'src/server/app.ts',
    'src/server/start-delivery.ts',
  ]

  it.each(delivering)('%s leads to no authoring collection, and to no Payload', (file) => {
    const reachable = [...reachableFrom(file)]
    const authoring =
      /^src\/(?:writing-parts\/|collections\/|globals\/|alliance\/|alliance-rules\/|plugins\/(?!approval\/codes\.ts$)|admin\/|access\/|publications\/)/
    expect(reachable.filter((one) => authoring.test(one))).toEqual([])
    expect(
      reachable.flatMap(importsOf).filter((name) => name === 'payload' || name.startsWith('@payloadcms/')),
    ).toEqual([])
  })
})
