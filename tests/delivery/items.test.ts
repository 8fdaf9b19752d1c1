import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseNames, startDelivery, type DeliveryUnderTest } from './delivery-under-test'
import { eventRow, letterRow, schoolSite, withdrawn } from './published-fixture'

describe.each(databaseNames)('one item on %s', (database) => {
  let delivery: DeliveryUnderTest
  const gonePolish = letterRow('comberton', 'gone', '2026-05-02', 4, { language: 'pl' })

  beforeAll(async () => {
    delivery = await startDelivery(database)
    await delivery.fixture.addSite(schoolSite('comberton'))
    await delivery.fixture.addSite(schoolSite('offmore'))
    await delivery.fixture.add(
      letterRow('comberton', 'trip', '2026-05-01', 1),
      letterRow('comberton', 'trip', '2026-05-01', 2, { language: 'pl' }),
      withdrawn(
        letterRow('comberton', 'trip', '2026-05-01', 0, { language: 'ur' }),
        3,
        '2026-05-03T00:00:00.000Z',
      ),
      withdrawn(letterRow('comberton', 'gone', '2026-05-02', 0), 5, '2026-06-03T00:00:00.000Z'),
      withdrawn(gonePolish, 6, '2026-06-03T00:00:00.000Z'),
      eventRow('comberton', 'club', 7, {
        start: '2026-03-24T15:15:00.000Z',
        end: '2026-03-24T16:15:00.000Z',
        startLocal: '2026-03-24T15:15:00',
        endLocal: '2026-03-24T16:15:00',
        recurrence: 'FREQ=WEEKLY;COUNT=3',
      }),
    )
  })
  afterAll(() => delivery.stop())

  const trip = '/v1/sites/comberton/letters/trip'

  it('comes as it was approved, with real addresses', async () => {
    const { status, body } = await delivery.json(trip)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: 'trip',
      kind: 'letter',
      language: 'en',
      url: 'https://alliance.example/schools/comberton/letters/trip',
    })
  })

  it.each([
    ['pl', 'pl'],
    ['PL-pl', 'pl'],
    // Withdrawn in Urdu, never in Romanian.
    ['ur', 'en'],
    ['ro', 'en'],
  ])('asked for in %s, comes in %s', async (asked, given) => {
    const { body } = await delivery.json(`${trip}?language=${asked}`)
    expect(body.language).toBe(given)
  })

  it('is gone once withdrawn', async () => {
    const { status, body } = await delivery.json('/v1/sites/comberton/letters/gone?language=pl')
    expect(status).toBe(410)
    expect(body).toMatchObject({
      code: 'gone',
      status: 410,
      id: 'gone',
      withdrawnAt: '2026-06-03T00:00:00.000Z',
    })
    expect(JSON.stringify(body)).not.toContain('Title of')
  })

  it.each([
    '/v1/sites/comberton/letters/never',
    '/v1/sites/offmore/letters/trip',
    '/v1/sites/comberton/events/trip',
    "/v1/sites/comberton/letters/trip'",
    '/v1/sites/comberton/letters/trip%25',
    '/v1/sites/comberton/letters/trip/print',
    '/v1/sites/comberton/letters/..%2F..',
  ])('is not found at %s', async (address) => {
    expect((await delivery.json(address)).status).toBe(404)
  })

  it('has its occurrences where they are asked for', async () => {
    const club = '/v1/sites/comberton/events/club'
    const { body } = await delivery.json<{ occurrences: { start: string }[] }>(
      `${club}?expand=occurrences&from=2026-03-25`,
    )
    expect(body.occurrences.map(({ start }) => start)).toEqual([
      '2026-03-31T14:15:00.000Z',
      '2026-04-07T14:15:00.000Z',
    ])
    expect((await delivery.json(club)).body).not.toHaveProperty('occurrences')
    expect((await delivery.json(`${trip}?expand=occurrences`)).status).toBe(400)
  })
})
