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
            children: [
              {
                type: 'link',
                fields: { linkType: 'internal', doc: { relationTo: 'letters', value: 'x' } },
                children: [],
              },
            ],
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
    [{ type: 'paragraph', children: [], colour: 'red' }, 'nobody would see (colour)'],
    [
      JSON.parse('{"type":"paragraph","children":[],"__proto__":{"text":"x"}}'),
      'nobody would see (__proto__)',
    ],
    [{ type: 'text' }, 'no words'],
    [{ type: 'text', text: { toString: 'x' } }, 'no words'],
    [
      { type: 'upload', relationTo: 'media', value: 'x', fields: { caption: 'x', alt: 'y' } },
      'nobody would see (alt)',
    ],
    [{ type: 'upload', relationTo: 'media', value: { name: 'x' } }, 'names nothing'],
    [{ type: 'upload', relationTo: 'media', value: 'x', pending: { formID: '1' } }, 'not uploaded yet'],
    [{ type: 'link', fields: { linkType: 'internal', doc: {} } }, 'names nothing'],
    [
      {
        type: 'link',
        fields: { url: 'https://a.example' },
        children: [{ type: 'link', fields: { url: 'https://b.example' }, children: [] }],
      },
      'inside a link',
    ],
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

it('what refers to a document keeps its id and nothing else of it', () => {
  const picture = { type: 'upload', relationTo: 'media', value: { id: 'a', alt: 'x' } }
  const link = {
    type: 'link',
    fields: { linkType: 'internal', doc: { relationTo: 'letters', value: { id: 7, title: 'x' } } },
    children: [],
  }
  expect(tidyRichText(text(picture, link))).toBeUndefined()
  expect([picture.value, link.fields.doc.value]).toEqual(['a', '7'])
})
