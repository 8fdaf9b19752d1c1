'use client'
import { ServerFunctionsProvider, toast, useServerFunctions } from '@payloadcms/ui'
import type { ServerFunctionClient } from 'payload'
import { useCallback, type ReactNode } from 'react'
import { isRefusedCall, type RefusedCall } from '../server/refused-call'
import { refusedAnswer, showsSentence } from './refused-answers'

/** The network is gone, the program has just been updated, or something in front of it has said no. */
const unreachable: RefusedCall = {
  refused: {
    code: 'not-ready-yet',
    message: 'The server did not answer. What you typed is still here: wait a moment, then go on or save.',
  },
}

/**
 * Stands between Payload's pages and its server functions: what was refused is said in a sentence, and the page gets
 * an answer that it can take, so that nothing in it is drawn anew. See src/server/server-functions.ts.
 */
export const RefusalsInWords = ({ children }: { children: ReactNode }) => {
  const { serverFunction } = useServerFunctions()
  const call: ServerFunctionClient = useCallback(
    async ({ name, args }) => {
      const answer: unknown = await Promise.resolve(serverFunction({ name, args })).catch(() => unreachable)
      if (!isRefusedCall(answer)) return answer
      const { code, message } = answer.refused
      if (!showsSentence(name)) toast.error(message, { id: `refused-${code}` })
      return refusedAnswer(name, args, message)
    },
    [serverFunction],
  )
  return <ServerFunctionsProvider serverFunction={call}>{children}</ServerFunctionsProvider>
}
