import { withPayload } from '@payloadcms/next/withPayload'
import { extensionSet } from './scripts/extension-set.mjs'

const set = extensionSet()

/** The shell that Payload's admin needs, and nothing else; everything public is answered by Express. */
export default withPayload(
  {
    poweredByHeader: false,
    compress: false,
    // As much as src/server/requests/read-body.ts lets through.
    experimental: { serverActions: { bodySizeLimit: '2mb' } },
    typescript: { ignoreBuildErrors: true, tsconfigPath: set.tsconfig },
    distDir: set.build,
    turbopack: { root: import.meta.dirname },
  },
  { devBundleServerPackages: false },
)
