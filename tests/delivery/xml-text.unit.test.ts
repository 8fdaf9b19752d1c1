import { expect, it } from 'vitest'
import { element, emptyElement, escapeXml, markupElement } from '../../src/page-parts/xml-text'
import { uuidOfName } from '../../src/delivery/feeds/name-based-uuid'

it('escapes markup and leaves out what no document can hold', () => {
  expect(escapeXml('<a href="x">’&’</a>')).toBe('&lt;a href=&quot;x&quot;&gt;’&amp;’&lt;/a&gt;')
  expect(escapeXml('bell\u0007 tab\t half\ud83d whole😀 \udc00 \uffff.')).toBe('bell tab\t half whole😀  .')
})

it('leaves out an element that says nothing', () => {
  expect(element('title', '')).toBe('')
  expect(element('guid', 'a', { isPermaLink: 'false' })).toBe('<guid isPermaLink="false">a</guid>')
  expect(emptyElement('link', { href: 'https://a.example/?a&b' })).toBe(
    '<link href="https://a.example/?a&amp;b"/>',
  )
})

it('keeps markup whole, also where it holds the end of CDATA', () => {
  expect(markupElement('content', '<p>&amp; ]]> \u0007</p>', { type: 'html' })).toBe(
    '<content type="html"><![CDATA[<p>&amp; ]]]]><![CDATA[> </p>]]></content>',
  )
})

it('makes the same UUID of version 5 of the same name', () => {
  expect(uuidOfName('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(uuidOfName('a')).toBe(uuidOfName('a'))
  expect(uuidOfName('a')).not.toBe(uuidOfName('b'))
})
