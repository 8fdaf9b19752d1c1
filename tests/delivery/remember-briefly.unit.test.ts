import { expect, it, vi } from 'vitest'
import { addressBook } from '../../src/delivery/address-book'
import { rememberBriefly } from '../../src/delivery/remember-briefly'
import { schoolSite } from './published-fixture'

it('loads once for all who ask at once, and again when the time is over', async () => {
  let time = 0
  const load = vi.fn(async () => ({}))
  const remembered = rememberBriefly(load, 1000, () => time)
  const [first, second] = await Promise.all([remembered(), remembered()])
  expect(second).toBe(first)
  time = 999
  expect(await remembered()).toBe(first)
  time = 1000
  expect(await remembered()).not.toBe(first)
  expect(load).toHaveBeenCalledTimes(2)
})

it('does not remember a failure', async () => {
  const load = vi.fn().mockRejectedValueOnce(new Error('busy')).mockResolvedValue('there')
  const remembered = rememberBriefly<string>(load, 1000, () => 0)
  await expect(remembered()).rejects.toThrow('busy')
  expect(await remembered()).toBe('there')
})

it('makes the address book from the first domain of each site', async () => {
  const book = addressBook(
    {
      sites: async () => [
        { site: schoolSite('comberton'), domains: ['www.comberton.example', 'comberton.example'] },
        { site: schoolSite('offmore'), domains: ['https://offmore.example/'] },
        { site: schoolSite('constructor'), domains: [] },
      ],
    },
    'https://alliance.example',
  )
  const { publicUrl, domains } = await book()
  expect(publicUrl).toBe('https://alliance.example')
  expect({ ...domains }).toEqual({
    comberton: 'https://www.comberton.example',
    offmore: 'https://offmore.example',
  })
  expect(domains.constructor).toBeUndefined()
})
