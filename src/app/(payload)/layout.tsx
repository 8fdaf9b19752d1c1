import config from '@payload-config'
import '@payloadcms/next/css'
import '../../admin/look/admin.css'
import '../../admin/look/keeping.css'
import '../../admin/dates/dates.css'
import '../../admin/repeats/repeats.css'
import '../../admin/second-step/second-factor.css'
import '../../admin/start-page/start-page.css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import type { ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import { answerServerFunction } from '../../server/server-functions'
import { importMap } from './admin/importMap.js'

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  return answerServerFunction(args, (name, given, serverFunctions) =>
    handleServerFunctions({ name, args: given, config, importMap, serverFunctions }),
  )
}

const Layout = ({ children }: { children: ReactNode }) => (
  <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
    {children}
  </RootLayout>
)

export default Layout
