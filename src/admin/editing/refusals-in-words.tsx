'use client'
import { ServerFunctionsProvider, toast, useServerFunctions } from '@payloadcms/ui'
import type { FormState, ServerFunctionClient } from 'payload'
import { useCallback, useEffect, type ReactNode } from 'react'
import { isRefusedCall, type RefusedCall } from '../../server/requests/refused-call'
import { refusedAnswer, showsSentence } from './refused-answers'
import { doubtSession } from '../session/session-doubts'
import { watchSaves } from '../errors/watch-saves'

/** The network is gone, the program has just been updated, or something in front of it has said no. */
const unreachable: RefusedCall = {
  refused: {
    code: 'not-ready-yet',
    message: 'The server did not answer. What you typed is still here: wait a moment, then go on or save.',
  },
}

const named = (value: unknown): unknown => (value instanceof File ? { name: value.name } : value)

/**
 * After an upload that was too large, Payload asks for the state of its form, sends the file along once more, and puts
 * the answer in place of all that the form had. So the file's name must do, and all fields are asked for.
 */
const withoutFile = (args: Record<string, unknown>): Record<string, unknown> => {
  const state = args.formState as FormState | undefined
  const file = state?.file
  if (!(file?.value instanceof File || file?.initialValue instanceof File)) return args
  const bare = { ...file, value: named(file.value), initialValue: named(file.initialValue) }
  return { ...args, formState: { ...state, file: bare }, renderAllFields: true }
}

/**
 * Stands between Payload's pages and its server functions: what was refused is said in a sentence, and the page gets
 * an answer that it can take, so that nothing in it is drawn anew. See src/server/server-functions.ts.
 */
export const RefusalsInWords = ({ children }: { children: ReactNode }) => {
  const { serverFunction } = useServerFunctions()
  useEffect(watchSaves, [])
  const call: ServerFunctionClient = useCallback(
    async ({ name, args }) => {
      const answer: unknown = await Promise.resolve(serverFunction({ name, args: withoutFile(args) })).catch(
        () => unreachable,
      )
      if (!isRefusedCall(answer)) return answer
      const { code, message } = answer.refused
      if (code === 'not-signed-in') doubtSession()
      else if (!showsSentence(name)) toast.error(message, { id: `refused-${code}` })
      return refusedAnswer(name, args, message)
    },
    [serverFunction],
  )
  return <ServerFunctionsProvider serverFunction={call}>{children}</ServerFunctionsProvider>
}
