'use client'
import { callSecondFactor } from './call-second-factor'

/** For whoever has only half signed in: the admin's own way out is for those who are in. */
export const SignOutButton = () => {
  const signOut = async () => {
    await callSecondFactor('logout')
    window.location.assign('/admin/login')
  }
  return (
    <button className="kpsa-button" onClick={() => void signOut()} type="button">
      Sign out
    </button>
  )
}
