'use client'
import { ServerFunctionsProvider, useServerFunctions } from '@payloadcms/ui'
import type { BuildFormStateArgs, ServerFunctionClient } from 'payload'
import { useCallback, type ReactNode } from 'react'
import { nameOfForm } from '../keeping/form-name'
import { noteAsked } from './asked-forms'

/** Stands around the admin, and remembers with which fields forms have asked the server what they look like. */
export const WatchFormStates = ({ children }: { children: ReactNode }) => {
  const { serverFunction } = useServerFunctions()
  const watched: ServerFunctionClient = useCallback(
    async (call) => {
      const answer = Promise.resolve(serverFunction(call))
      const args = call.args as Partial<BuildFormStateArgs>
      if (call.name === 'form-state' && args.formState) noteAsked(nameOfForm(args), args.formState, answer)
      return answer
    },
    [serverFunction],
  )
  return <ServerFunctionsProvider serverFunction={watched}>{children}</ServerFunctionsProvider>
}
