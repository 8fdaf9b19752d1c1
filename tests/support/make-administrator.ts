// Stand-in until scripts/create-admin.ts is there.
import { getPayload } from 'payload'
import config from '../../payload.config'
import { actingFor } from '../../src/access/system-actor'

const make = async () => {
  const payload = await getPayload({ config })
  await payload.create({
    collection: 'users',
    data: {
      email: process.env.ADMIN_EMAIL ?? '',
      name: process.env.ADMIN_NAME ?? '',
      password: process.env.ADMIN_PASSWORD ?? '',
      allianceAdmin: true,
    },
    context: actingFor('testing'),
  })
  process.exit(0)
}
void make()
