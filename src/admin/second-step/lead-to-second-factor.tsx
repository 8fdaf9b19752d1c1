import { redirect } from 'next/navigation'
import type { ServerProps } from 'payload'
import { headers } from 'next/headers'
import { sessionBehind } from '../../signing-in/session-strategy'

/**
 * On the sign-in page, where Payload leads whoever has no rights: those who have given their password already, and
 * whose second factor is due, are led on. Every page of the admin asks for rights, so whatever they open ends here.
 */
export const LeadToSecondFactor = async ({ payload, searchParams }: ServerProps) => {
  const session = await sessionBehind({ headers: await headers(), payload })
  if (!session?.due) return null
  const wanted = (searchParams as { redirect?: unknown } | undefined)?.redirect
  redirect(
    typeof wanted === 'string' && wanted !== ''
      ? `/admin/second-factor?redirect=${encodeURIComponent(wanted)}`
      : '/admin/second-factor',
  )
}
