'use client'
import { useState } from 'react'

const unreachable = 'The server could not be reached. Please try again in a moment.'

/** `POST /api/webhook-deliveries/{id}/send-again`. @returns what to say */
const sendAgain = async (delivery: string): Promise<string> => {
  try {
    const path = `/api/webhook-deliveries/${encodeURIComponent(delivery)}/send-again`
    const response = await fetch(path, { method: 'POST' })
    if (response.ok) return 'It is being sent. Reload the page in a moment to see how the website answered.'
    const { message } = (await response.json()) as { message?: string }
    return message ?? unreachable
  } catch {
    return unreachable
  }
}

export const SendAgainButton = ({ delivery }: { delivery: string }) => {
  const [said, setSaid] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    setSaid(await sendAgain(delivery))
    setBusy(false)
  }
  return (
    <>
      <button className="kpsa-button" disabled={busy} onClick={() => void send()} type="button">
        Send again
      </button>
      <p role="status">{said}</p>
    </>
  )
}
