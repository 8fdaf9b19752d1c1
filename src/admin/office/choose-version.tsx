'use client'
import { useModal } from '@payloadcms/ui'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'

/** Beside a comparison of versions: compares with this one, as Payload's own list of versions does. */
export const ChooseVersion = ({ id, children }: { id: string; children: ReactNode }) => {
  const { closeAllModals } = useModal()
  const router = useRouter()
  const pathname = usePathname()
  const searchParams = useSearchParams()
  const choose = () => {
    closeAllModals()
    const query = new URLSearchParams(searchParams)
    query.set('versionFrom', id)
    router.push(`${pathname}?${query}`)
  }
  return (
    <button className="kpsa-button kpsa-button--small" onClick={choose} type="button">
      {children}
    </button>
  )
}
