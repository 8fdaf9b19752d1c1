'use client'
import { useEffect, useState } from 'react'

/** False until the page's script answers to clicks and typing; until then, what waits for it is better disabled. */
export const useReady = (): boolean => {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return ready
}
