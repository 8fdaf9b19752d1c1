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
    // Each choice of extensions has a build of its own (scripts/build-if-needed.ts).
    ...(set.name && { distDir: `.next-${set.name}` }),
    turbopack: { root: import.meta.dirname },
  },
  { devBundleServerPackages: false },
)
