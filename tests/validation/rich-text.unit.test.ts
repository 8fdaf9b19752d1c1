import { describe, expect, it } from 'vitest'
import { tidyRichText } from '../../src/validation/rich-text'

const text = (...children: unknown[]) => ({ root: { type: 'root', children } })

describe('a text from outside', () => {
  it('is fine with what the editor offers', () => {
    expect(
      tidyRichText(
        text(
          { type: 'heading', tag: 'h2', children: [{ type: 'text', text: 'Hello', format: 1 }] },
          { type: 'list', children: [{ type: 'listitem', children: [{ type: 'linebreak' }] }] },
          { type: 'horizontalrule' },
          { type: 'upload', relationTo: 'media', value: 'x' },
          {
            type: 'paragraph',
            children: [{ type: 'link', fields: { linkType: 'internal', doc: {} }, children: [] }],
          },
        ),
      ),
    ).toBeUndefined()
    expect(tidyRichText(undefined)).toBeUndefined()
    expect(tidyRichText(null)).toBeUndefined()
  })

  it('loses formatting that cannot be published, and gets complete links', () => {
    const words = { type: 'text', text: 'x', format: 0b1111111 }
    const link = {
      type: 'autolink',
      fields: { linkType: 'custom', url: ' www.school.example ' },
      children: [],
    }
    const mail = { type: 'link', fields: { linkType: 'custom', url: 'office@school.example' }, children: [] }
    expect(tidyRichText(text(words, link, mail))).toBeUndefined()
    expect(words.format).toBe(3)
    expect(link.fields.url).toBe('https://www.school.example')
    expect(mail.fields.url).toBe('mailto:office@school.example')
  })

  it.each([
    [{ type: 'code' }, 'cannot be published'],
    [{ type: 'heading', tag: 'h1' }, 'level 2, 3 or 4'],
    [{ type: 'upload', relationTo: 'users', value: 'x' }, 'media library'],
    [{ type: 'link', fields: { url: 'java\nscript:alert(1)' } }, 'A link must begin'],
    [{ type: 'link', fields: { linkType: 'custom', url: 'vbscript:x' } }, 'A link must begin'],
    [{ type: 'link', fields: { linkType: 'custom', url: 'https://' } }, 'A link must begin'],
    [{ type: 'autolink', fields: { linkType: 'internal', url: 'javascript:x' } }, 'A link must begin'],
    [{ type: 'link' }, 'A link must begin'],
    [{ type: 'paragraph', children: 'x' }, 'damaged'],
    [{}, 'damaged'],
  ])('is refused with %j', (node, words) => {
    expect(tidyRichText(text(node))).toContain(words)
  })

  it('is refused where it is endless', () => {
    let deep: Record<string, unknown> = { type: 'quote', children: [] }
    for (let i = 0; i < 5000; i += 1) deep = { type: 'quote', children: [deep] }
    expect(tidyRichText(text(deep))).toContain('nested too deeply')
    expect(tidyRichText(text(...Array.from({ length: 30_000 }, () => ({ type: 'linebreak' }))))).toContain(
      'too long',
    )
  })
})
