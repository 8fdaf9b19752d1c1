import type { FieldHook, GlobalConfig } from 'payload'
import { anyOf, nobody } from '../access/combine'
import { allianceAdmin, signedInStaff } from '../access/rules'
import { hiddenUnless, isAllianceAdmin } from '../collections/people/hidden-from'
import { dayAtNoon } from '../calendar/day'
import { recordChangedAlliance } from '../hooks/record-sites'
import { richTextField } from '../fields/rich-text'
import { signField } from '../collections/media/sign-field'

/** Computed from the schools, so that there is no second list to forget. */
const activeSchools: FieldHook = async ({ req }) => {
  const { docs } = await req.payload.find({
    collection: 'schools',
    where: { or: [{ leftOn: { exists: false } }, { leftOn: { greater_than: dayAtNoon(new Date()) } }] },
    sort: 'name',
    depth: 0,
    limit: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  return docs.map((doc) => {
    const { id, slug, name } = doc as unknown as { id: string; slug: string; name: string }
    return { id, slug, name }
  })
}

const lines = (name: string, description: string) => ({
  name,
  type: 'array' as const,
  maxRows: 30,
  admin: { description },
  fields: [{ name: 'text', type: 'text' as const, required: true, maxLength: 400 }],
})

export const alliance: GlobalConfig = {
  slug: 'alliance',
  label: 'The alliance',
  admin: {
    group: 'Alliance',
    description:
      'What the shared page says about the alliance. Its members are the schools under "Schools" that have not left.',
    hidden: hiddenUnless(isAllianceAdmin),
  },
  access: { read: anyOf(signedInStaff), update: anyOf(allianceAdmin), readVersions: nobody },
  hooks: { afterChange: [recordChangedAlliance] },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120 },
    { name: 'shortName', type: 'text', maxLength: 30 },
    { name: 'strapline', type: 'text', maxLength: 200, admin: { description: 'One line below the name.' } },
    richTextField('about', { description: 'What the alliance is.' }),
    lines('aims', 'What the schools want to reach together, one aim a line.'),
    lines('benefits', 'What children, parents and staff gain, one benefit a line.'),
    richTextField('differences', {
      label: 'How it differs',
      description: 'How the alliance differs from an academy trust: parents ask.',
    }),
    { name: 'email', type: 'email', label: 'Contact e-mail' },
    signField('logo'),
    {
      name: 'members',
      type: 'json',
      virtual: true,
      // The admin's editor for JSON is fetched from another company's server.
      admin: { disabled: true },
      access: { create: nobody, update: nobody },
      hooks: { afterRead: [activeSchools] },
    },
  ],
}
