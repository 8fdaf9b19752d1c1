'use client'
import {
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  PASTE_COMMAND,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect, useState } from 'react'
import { isRecord } from '../../content/is-record'
import { tidyRichText } from '../../validation/rich-text'
import { $insertCleanText } from './insert-clean-text'
import { parsePasted } from './parse-pasted'

/** Nodes that were copied in an editor like this, and that its server takes: they need no cleaning. */
const isOurs = (data: DataTransfer): boolean => {
  const copied = data.getData('application/x-lexical-editor')
  if (copied === '') return false
  try {
    const { nodes } = JSON.parse(copied) as { nodes?: unknown }
    return Array.isArray(nodes) && tidyRichText({ root: { type: 'root', children: nodes } }) === undefined
  } catch {
    return false
  }
}

/** An address alone becomes the link of what is selected: that is the link's own plugin. */
const isAddressAlone = (text: string): boolean => /^\s*(?:https?:\/\/|www\.|mailto:|tel:)\S+\s*$/i.test(text)

/** The HTML to be cleaned; undefined where the editor's own way with it is right. */
const foreignHtml = (data: DataTransfer | null | undefined): string | undefined => {
  const html = data?.getData('text/html')
  if (!data || !html || isOurs(data)) return undefined
  const plain = data.getData('text/plain')
  // Safari on phones sends its corrections as HTML that is the plain text.
  return html === plain || isAddressAlone(plain) ? undefined : html
}

const dataOf = (event: unknown): DataTransfer | null | undefined =>
  isRecord(event) || event instanceof Event
    ? ((event as { clipboardData?: DataTransfer | null }).clipboardData ??
      (event as { dataTransfer?: DataTransfer | null }).dataTransfer)
    : undefined

/**
 * Cleans what is pasted or dropped from other programs, and says below the text what was left out of it. The server
 * checks the text all the same.
 */
export const PastedNote = () => {
  const [editor] = useLexicalComposerContext()
  const [said, setSaid] = useState('')

  useEffect(() => {
    const take = (event: unknown): boolean => {
      const html = foreignHtml(dataOf(event))
      if (html === undefined) return false
      if (!$insertCleanText(editor, parsePasted(html), setSaid)) return false
      if (event instanceof Event) event.preventDefault()
      return true
    }
    const forget = [
      editor.registerCommand(PASTE_COMMAND, take, COMMAND_PRIORITY_HIGH),
      // What is dropped comes as typing does.
      editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, take, COMMAND_PRIORITY_HIGH),
    ]
    return () => {
      for (const each of forget) each()
    }
  }, [editor])

  return (
    <div className="kpsa-pasted" role="status">
      {said ? (
        <>
          <p>{said}</p>
          <button className="kpsa-pasted__close" onClick={() => setSaid('')} type="button">
            Close this note
          </button>
        </>
      ) : null}
    </div>
  )
}
