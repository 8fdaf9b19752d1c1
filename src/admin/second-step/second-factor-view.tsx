import { MinimalTemplate } from '@payloadcms/next/templates'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { getSafeRedirect } from 'payload/shared'
import { readSecondFactor } from '../../signing-in/second-factor-record'
import { isSecondFactorRequired } from '../../signing-in/second-factor-due'
import { sessionBehind } from '../../signing-in/session-strategy'
import { SecondFactorSetUp } from './second-factor-set-up'
import { SecondFactorVerify } from './second-factor-verify'
import { SignOutButton } from '../look/sign-out-button'

const words = {
  verify: {
    title: 'One more step',
    text: 'Your password was right. Now give a code, so that we know it is you.',
  },
  required: {
    title: 'Set up your second step',
    text: 'Your school asks its headteachers for a code as well as the password when they sign in. So a password that somebody else has learnt is not enough to publish in your name.',
  },
  chosen: {
    title: 'Set up your second step',
    text: 'With it, signing in asks for a code from your phone as well as the password. So a password that somebody else has learnt is not enough.',
  },
} as const

/** `/admin/second-factor`: all that somebody sees whose second factor is due, and where everybody sets one up. */
export const SecondFactorView = async ({ initPageResult, searchParams }: AdminViewServerProps) => {
  const { payload, headers } = initPageResult.req
  const given = searchParams?.redirect
  const next = getSafeRedirect({
    fallbackTo: '/admin',
    redirectTo: typeof given === 'string' ? given : '/admin',
  })
  const session = await sessionBehind({ headers, payload })
  if (!session) redirect('/admin/login')
  const { user, due } = session
  if (!due && (await readSecondFactor({ payload }, user.id))?.setUpAt) redirect(next)
  const required = due === 'set-up' || (await isSecondFactorRequired({ payload }, user))
  const { title, text } = words[due === 'verify' ? 'verify' : required ? 'required' : 'chosen']
  return (
    <MinimalTemplate className="kpsa-second-factor">
      <main>
        <h1>{title}</h1>
        <p>{text}</p>
        {due === 'verify' ? <SecondFactorVerify next={next} /> : <SecondFactorSetUp next={next} />}
        <p className="kpsa-second-factor__who">
          {due ? 'You are signing in as' : 'You are signed in as'} {user.email}.{' '}
          {due ? <SignOutButton /> : <a href="/admin/account">Not now</a>}
        </p>
      </main>
    </MinimalTemplate>
  )
}
