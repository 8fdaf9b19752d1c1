import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { signIn } from '../support/api-client'
import { codeBefore, codeOf } from '../support/authenticator'
import { useBrowser } from '../support/browser'
import {
  accessibilityProblems,
  enterAdmin,
  expectNoSidewaysScrolling,
  givePassword,
  password,
  signOutOfAdmin,
} from './admin-pages'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

const refused = (status: number) => new RegExp(`the server responded with a status of ${status}`)

const expectGoodPage = async (page: Page): Promise<void> => {
  expect(await accessibilityProblems(page, '.kpsa-second-factor')).toEqual([])
  await expectNoSidewaysScrolling(page)
}

const schoolOf = async (email: string) => {
  const head = await signIn(system.url, email, password)
  const { body } = await head.get<{ user: { schools: { school: string | { id: string } }[] } }>(
    '/api/users/me?depth=0',
  )
  const school = body.user.schools[0]?.school
  return { head, id: typeof school === 'object' ? school.id : (school ?? '') }
}

it('leads a headteacher of a school that requires it to setting it up, and asks for a code from then on', async () => {
  const { head, id } = await schoolOf('head@comberton.test')
  expect((await head.patch(`/api/schools/${id}`, { requireSecondFactor: true })).status).toBe(200)

  const page = await newPage({ url: system.url, cached: true, expectedErrors: [refused(403)] })
  await page.goto('/admin/collections/letters')
  await page.waitForURL(/\/admin\/login/)
  await givePassword(page, 'head@comberton.test')
  await page.getByRole('heading', { name: 'Set up your second step' }).waitFor()
  await expectGoodPage(page)

  // Whatever is opened leads back here.
  for (const address of ['/admin', '/admin/account', '/admin/collections/users', '/admin/review/letters/x']) {
    await page.goto(address)
    await page.getByRole('heading', { name: 'Set up your second step' }).waitFor()
  }
  await page.goto('/admin/collections/letters')
  await page.getByRole('button', { name: 'I have an app: go on' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Show this to your app' }).waitFor()
  await expectGoodPage(page)
  const secret = ((await page.locator('.kpsa-secret').textContent()) ?? '').replace(/\s/g, '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(
    await page
      .getByAltText('QR code for your app')
      .evaluate((image) => (image as HTMLImageElement).naturalWidth),
  ).toBeGreaterThan(0)

  await page.getByLabel('Code from the app').fill(codeOf(secret, 5))
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'This code is not right.' }).waitFor()
  await page.getByLabel('Code from the app').fill(await codeBefore(secret, 12))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
  await expectGoodPage(page)
  const codes = await page.locator('.kpsa-recovery code').allTextContents()
  expect(codes).toHaveLength(10)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as text' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('kpsa-recovery-codes.txt')
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.waitForURL(/\/admin\/collections\/letters/)
  await page.goto('/admin')
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()

  await signOutOfAdmin(page)
  await page.goto('/admin/login')
  await givePassword(page, 'head@comberton.test')
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  await expectGoodPage(page)
  await page.getByLabel('Code from your app').fill(codeOf(secret, -5))
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'This code is not right.' }).waitFor()
  await page.getByLabel('Code from your app').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()

  await signOutOfAdmin(page)
  await page.goto('/admin/login')
  await givePassword(page, 'head@comberton.test')
  await page.getByLabel('Code from your app').fill(codes[0] ?? '')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()
  await page.goto('/admin/account')
  await page.getByText('You have 9 recovery codes left.').waitFor()

  await signOutOfAdmin(page)
  await page.goto('/admin/login')
  await givePassword(page, 'head@comberton.test')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/admin\/login/)
  await page.getByLabel('Email').waitFor()
})

it('is switched on and off in the account page by whoever likes, and removed by the administrator', async () => {
  const page = await newPage({ url: system.url, cached: true })
  await enterAdmin(page, 'editor@offmore.test')
  const turnOn = async () => {
    await page.goto('/admin/account')
    await page.getByRole('link', { name: 'Switch it on' }).click()
    await page.getByRole('button', { name: 'I have an app: go on' }).click()
    const shown = page.locator('.kpsa-secret')
    const secret = ((await shown.textContent()) ?? '').replace(/\s/g, '')
    await page.getByLabel('Code from the app').fill(await codeBefore(secret, 12))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('You have 10 recovery codes left.').waitFor()
    return secret
  }
  const secret = await turnOn()
  expect(await accessibilityProblems(page, '.kpsa-second-step')).toEqual([])
  await page.getByRole('button', { name: 'New recovery codes…' }).click()
  await page.getByLabel('A code, to be sure that it is you').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Make new recovery codes' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('button', { name: 'Switch it off…' }).click()
  await page.getByLabel('A code, to be sure that it is you').fill(codeOf(secret, 1))
  await page.keyboard.press('Enter')
  await page.getByText('It is off: your password alone lets you in.').waitFor()
  await turnOn()

  const admin = await newPage({ url: system.url, cached: true })
  await enterAdmin(admin, 'admin@kpsa.test')
  const { body } = await (
    await signIn(system.url, 'admin@kpsa.test', password)
  ).get<{ docs: { id: string }[] }>('/api/users?where[email][equals]=editor@offmore.test')
  await admin.goto(`/admin/collections/users/${body.docs[0]?.id}`)
  await admin.getByRole('button', { name: 'Remove the second step…' }).click()
  await admin.getByRole('button', { name: 'Yes, remove it' }).click()
  await admin.getByText('is signed out everywhere').waitFor()
  await page.goto('/admin')
  await page.waitForURL(/\/admin\/login/)
})
