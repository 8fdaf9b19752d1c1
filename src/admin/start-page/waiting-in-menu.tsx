import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { deskOf } from './desk'
import { looked } from './find-items'

const counted = (words: string, count: number): string =>
  `${words} (${count > looked ? `more than ${looked}` : count})`

/** At the top of the menu: how much waits for this person, as of this page. */
export const WaitingInMenu = async ({ payload, user }: ServerProps) => {
  const desk = await deskOf(payload, user)
  if (!desk) return null
  const waiting = desk.toSign.length + desk.toReceive.length
  const back = desk.sentBack.length
  if (waiting + back === 0) return null
  return (
    <ul className="kpsa-menu-counts">
      {waiting > 0 ? (
        <li>
          <Link href="/admin">{counted('Waiting for me', waiting)}</Link>
        </li>
      ) : null}
      {back > 0 ? (
        <li>
          <Link href="/admin">{counted('Sent back to me', back)}</Link>
        </li>
      ) : null}
    </ul>
  )
}
