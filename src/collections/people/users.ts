import type { CollectionConfig, FieldAccess } from 'payload'
import { anyOf, nobody } from '../../access/combine'
import { actorOf } from '../../access/roles'
import { allianceAdmin, headOfPerson, self } from '../../access/rules'
import { timeField } from '../../fields/time-field'
import { labelledOptions, roleLabels } from '../../words/labels'
import type { Env } from '../../settings/env'
import { endSessionsOnRoleChange, forgetSecondFactor } from '../../signing-in/end-sessions'
import { forgotPassword } from '../../signing-in/forgot-password'
import { noteSigningIn } from '../../signing-in/keep-changes-while-signing-in'
import { refuseGuessablePassword } from '../../signing-in/refuse-guessable-password'
import { noteManyAtOnce, requireCurrentPassword } from '../../signing-in/require-current-password'
import { resetSecondFactor } from '../../signing-in/reset-second-factor'
import { answerTheSame, takeTheSameTime } from '../../signing-in/same-answers'
import { keepingKey } from '../../signing-in/keeping-key'
import { saySecondFactorDue, secondFactorEndpoints } from '../../signing-in/second-factor-endpoints'
import { sessionStrategy } from '../../signing-in/session-strategy'
import { noteComing, noteGoing } from '../../signing-in/sign-in-without-room'
import { hiddenUnless, isAdminOrHead } from './hidden-from'

const onlyAllianceAdmin: FieldAccess = ({ req }) => actorOf(req)?.allianceAdmin === true

type Row = { roles?: string[] | null; coverFrom?: string | null }

const coverTime = (name: 'coverFrom' | 'coverUntil', label: string) => {
  const field = timeField(name, {
    label,
    problem: (time, _data, siblings) =>
      name === 'coverUntil' && siblings.coverFrom && new Date(siblings.coverFrom as string) >= new Date(time)
        ? 'The cover ends before it begins. Choose a later time.'
        : undefined,
  })
  const standard = field.validate
  return {
    ...field,
    admin: {
      ...field.admin,
      condition: (_data: unknown, row: Row | undefined) => Boolean(row?.roles?.includes('deputy')),
    },
    validate: ((value, args) => {
      const row = args.siblingData as Row
      if (!value && row.roles?.includes('deputy')) return 'A deputy needs the time for which they cover.'
      return standard ? standard(value, args) : true
    }) satisfies typeof standard,
  }
}

export const users = ({ publicUrl }: Pick<Env, 'publicUrl'>): CollectionConfig => ({
  slug: 'users',
  labels: { singular: 'Person', plural: 'People' },
  auth: {
    tokenExpiration: 8 * 60 * 60,
    maxLoginAttempts: 5,
    lockTime: 10 * 60 * 1000,
    loginWithUsername: false,
    useSessions: true,
    strategies: [sessionStrategy],
    forgotPassword: { minRequestInterval: 0 },
    cookies: { sameSite: 'Lax', secure: publicUrl.startsWith('https:') },
  },
  admin: {
    group: 'Schools and people',
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'allianceAdmin', 'updatedAt'],
    listSearchableFields: ['name', 'email'],
    description:
      'Who works here, at which school and as what. The alliance administrator makes and changes accounts.',
    hidden: hiddenUnless(isAdminOrHead),
  },
  defaultSort: 'name',
  disableDuplicate: true,
  access: {
    read: anyOf(allianceAdmin, self, headOfPerson),
    readVersions: nobody,
    create: anyOf(allianceAdmin),
    update: anyOf(allianceAdmin, self),
    delete: anyOf(allianceAdmin),
    unlock: anyOf(allianceAdmin),
    admin: ({ req }) => actorOf(req) !== undefined,
  },
  hooks: {
    beforeOperation: [noteManyAtOnce, refuseGuessablePassword, takeTheSameTime, noteSigningIn, noteComing],
    beforeValidate: [requireCurrentPassword],
    beforeChange: [endSessionsOnRoleChange],
    afterDelete: [forgetSecondFactor],
    afterLogout: [noteGoing],
    afterOperation: [saySecondFactorDue],
    afterError: [answerTheSame],
  },
  endpoints: [forgotPassword, keepingKey, ...secondFactorEndpoints, resetSecondFactor],
  fields: [
    {
      name: 'currentPasswordField',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/editing/current-password#CurrentPassword' },
      },
    },
    { name: 'name', type: 'text', required: true, maxLength: 120 },
    {
      name: 'email',
      type: 'email',
      label: 'E-mail',
      required: true,
      unique: true,
      access: { update: onlyAllianceAdmin },
    },
    {
      name: 'schools',
      type: 'array',
      labels: { singular: 'School', plural: 'Schools' },
      maxRows: 50,
      access: { create: onlyAllianceAdmin, update: onlyAllianceAdmin },
      admin: { description: 'Where this person works, and as what. Somebody may have several roles.' },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'school',
              type: 'relationship',
              relationTo: 'schools',
              required: true,
              admin: { allowCreate: false },
            },
            {
              name: 'roles',
              type: 'select',
              hasMany: true,
              required: true,
              options: labelledOptions(roleLabels),
            },
          ],
        },
        {
          type: 'row',
          fields: [coverTime('coverFrom', 'Covers from'), coverTime('coverUntil', 'Covers until')],
        },
      ],
    },
    {
      name: 'allianceAdmin',
      type: 'checkbox',
      label: 'Alliance administrator',
      defaultValue: false,
      access: { create: onlyAllianceAdmin, update: onlyAllianceAdmin },
      admin: {
        position: 'sidebar',
        description:
          'Looks after schools, people and the shared page. Cannot approve in a headteacher’s name.',
      },
    },
    {
      name: 'secondStep',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/second-step/second-factor-section#SecondFactorSection' },
      },
    },
  ],
})
