'use client'
import { callSecondFactor } from '../second-step/call-second-factor'
import { useReady } from '../second-step/use-ready'

/** For whoever has only half signed in: the admin's own way out is for those who are in. */
export const SignOutButton = () => {
  const ready = useReady()
  const signOut = async () => {
    await callSecondFactor('logout')
    window.location.assign('/admin/login')
  }
  return (
    <button className="kpsa-button" disabled={!ready} onClick={() => void signOut()} type="button">
      Sign out
    </button>
  )
}
