import type { FieldHook, TextField } from 'payload'
import { hostNameSentence, isHostName, longestHostName, tidyHostName } from '../../validation/host-name'

const tidy: FieldHook = ({ value }: { value?: unknown }) =>
  Array.isArray(value)
    ? [...new Set(value.filter((entry) => typeof entry === 'string').map(tidyHostName))].filter(
        (entry) => entry !== '',
      )
    : value

/** A school's own host names, the first of which is the site's address. */
export const domainsField = (access: TextField['access']): TextField => ({
  name: 'domains',
  type: 'text',
  hasMany: true,
  maxLength: longestHostName,
  label: 'Own domains',
  ...(access ? { access } : {}),
  admin: {
    description:
      'Host names under which the site appears, such as www.comberton.example. The first is the one shown. They must be directed to this server.',
  },
  hooks: { beforeValidate: [tidy] },
  validate: async (
    value: string[] | null | undefined,
    { id, req, event }: { id?: string | number; req: Parameters<FieldHook>[0]['req']; event?: string },
  ) => {
    const domains = value ?? []
    if (domains.length > 10) return 'A school may have at most ten domains.'
    const wrong = domains.find((domain) => !isHostName(domain))
    if (wrong !== undefined) return hostNameSentence(wrong)
    if (domains.length === 0 || event === 'onChange') return true
    const { docs } = await req.payload.find({
      collection: 'schools',
      where: { domains: { in: domains } },
      depth: 0,
      limit: 20,
      pagination: false,
      overrideAccess: true,
      req,
    })
    const other = docs.find((school) => String(school.id) !== String(id)) as { name?: string } | undefined
    return other ? `One of these domains belongs to ${other.name ?? 'another school'} already.` : true
  },
})
