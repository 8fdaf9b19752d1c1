import type { CollectionBeforeOperationHook, Field } from 'payload'
import { nobody } from '../../access/combine'

/**
 * What the program finds out about a file by itself. Nobody says it: the version of an item that was approved names
 * these, and its readers get them.
 */
const facts = [
  'filename',
  'mimeType',
  'filesize',
  'width',
  'height',
  'sizes',
  'url',
  'thumbnailURL',
  'focalX',
  'focalY',
  'sha256',
  'prefix',
  '_objectKey',
]

/**
 * Takes the facts out of whatever is sent, through every door, before Payload adds those that it found itself.
 * The admin sends all of them back at every save; so they are left out and not refused.
 */
export const dropSentFacts: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'updateByID') return args
  const { data } = args as { data?: unknown }
  if (typeof data !== 'object' || data === null) return args
  const kept = Object.fromEntries(Object.entries(data).filter(([name]) => !facts.includes(name)))
  return { ...args, data: kept }
}

/** The second layer. Payload's own values pass here as well at a creation; at a change there are none. */
const atCreationOnly = { update: nobody }
const never = { create: nobody, update: nobody }

/** Payload's own fields of an upload, which it makes of these and its defaults, and the hash that we add. */
export const factFields: Field[] = [
  { name: 'url', type: 'text', access: atCreationOnly },
  { name: 'thumbnailURL', type: 'text', access: never },
  { name: 'filename', type: 'text', access: atCreationOnly },
  { name: 'mimeType', type: 'text', access: atCreationOnly },
  { name: 'filesize', type: 'number', access: atCreationOnly },
  { name: 'width', type: 'number', access: atCreationOnly },
  { name: 'height', type: 'number', access: atCreationOnly },
  { name: 'focalX', type: 'number', access: never },
  { name: 'focalY', type: 'number', access: never },
  { name: 'sizes', type: 'group', fields: [], access: atCreationOnly },
  {
    name: 'sha256',
    type: 'text',
    index: true,
    hidden: true,
    access: never,
    admin: { readOnly: true },
  },
]
