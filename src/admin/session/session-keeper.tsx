'use client'
import { toast, useAuth } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { doubtSession, onDoubt } from './session-doubts'
import { SignInAgain } from './sign-in-again'

type Session = { user: { id: string | number } | null; exp?: number }

const asked = async (path: string, method: string): Promise<Session | undefined> => {
  const answer = await fetch(`/api/users/${path}`, { method }).catch(() => undefined)
  if (!answer) return undefined
  return answer.ok ? ((await answer.json()) as Session) : { user: null }
}

/** Payload's own timers wait for the longest that browsers can wait, some 24 days, and then again. */
const longestMs = 2_000_000_000
const lookEveryMs = 15_000

/** In the middle of a word, the box would take the rest of it. */
const pauseMs = 1000

/**
 * Stands around the admin. Where a session ends, Payload leaves the page for the one for signing in, and whatever was
 * typed is gone. Here the page stays, and signing in opens over it. Whoever is at work stays signed in: a session that
 * is past its half is made longer while somebody types or clicks.
 */
export const SessionKeeper = ({ children }: { children: ReactNode }) => {
  const { user, setUser, tokenExpirationMs } = useAuth()
  const [isOver, setIsOver] = useState(false)
  const session = useRef({ begun: 0, ends: Infinity, isUsed: false })
  const lastKey = useRef(0)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)

  const take = useCallback((exp: number | undefined) => {
    session.current = { begun: Date.now(), ends: exp === undefined ? Infinity : exp * 1000, isUsed: false }
  }, [])

  // Payload is told that the session ends much later: so its own end of it, and its leaving the page, never come.
  useEffect(() => {
    if (!user || tokenExpirationMs === undefined || tokenExpirationMs > Date.now() + longestMs / 2) return
    take(tokenExpirationMs / 1000)
    setUser({ user, exp: (Date.now() + longestMs) / 1000 })
  }, [user, tokenExpirationMs, setUser, take])

  /** Opens the box as soon as nobody types. */
  const end = useCallback(() => {
    clearTimeout(waiting.current)
    const left = lastKey.current + pauseMs - Date.now()
    if (left <= 0) setIsOver(true)
    else waiting.current = setTimeout(end, left)
  }, [])

  const look = useCallback(async () => {
    const now = await asked('me', 'GET')
    if (now?.user && String(now.user.id) === String(user?.id)) {
      take(now.exp)
      clearTimeout(waiting.current)
      setIsOver(false)
      return true
    }
    if (now) end()
    return false
  }, [user?.id, take, end])

  useEffect(() => {
    if (!user) return
    const goOn = async () => {
      const { begun, ends, isUsed } = session.current
      const now = Date.now()
      if (now >= ends) {
        end()
      } else if (isUsed && now > begun + (ends - begun) / 2) {
        session.current.isUsed = false
        const longer = await asked('refresh-token', 'POST')
        if (longer?.user) take(longer.exp)
        else if (longer) doubtSession()
      }
    }
    const use = ({ type }: Event) => {
      session.current.isUsed = true
      if (type !== 'pointerdown') lastKey.current = Date.now()
    }
    const onReturn = () => void goOn()
    const ticking = setInterval(onReturn, lookEveryMs)
    const signs = ['input', 'keydown', 'pointerdown'] as const
    for (const sign of signs) window.addEventListener(sign, use, { passive: true })
    window.addEventListener('focus', onReturn)
    const ended = onDoubt(() => void look())
    return () => {
      clearInterval(ticking)
      for (const sign of signs) window.removeEventListener(sign, use)
      window.removeEventListener('focus', onReturn)
      ended()
    }
  }, [user, look, take, end])

  const signedIn = async () => {
    if (await look()) toast.success('You are signed in again. What you typed is still here.')
  }
  return (
    <>
      {children}
      {isOver && user ? <SignInAgain email={String(user.email)} onDone={() => void signedIn()} /> : null}
    </>
  )
}
