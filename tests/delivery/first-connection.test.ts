import { expect, it } from 'vitest'
import { mongoStore } from '../../src/delivery/store/mongo-store'
import { databasesUnderTest } from '../support/database-under-test'
import { startMongoProxy } from '../support/mongo-proxy'

const [, mongodb] = databasesUnderTest()
if (!mongodb) throw new Error('There is no MongoDB.')

// A replica set names its own members, past the proxy.
it.skipIf(mongodb.supportsTransactions)(
  'a MongoDB that was away when delivery first asked is asked again',
  async () => {
    const uri = mongodb.uri()
    const proxy = await startMongoProxy(uri)
    await proxy.goAway()
    const store = mongoStore(proxy.through(uri))
    for (let time = 0; time < 2; time += 1)
      await expect(store.ready()).rejects.toMatchObject({ code: 'not-ready-yet' })
    await proxy.comeBack()
    await store.ready()
    await store.close()
    await proxy.stop()
  },
)
