import { withPayload } from '@payloadcms/next/withPayload'

/** The shell that Payload's admin needs, and nothing else; everything public is answered by Express. */
export default withPayload(
  {
    poweredByHeader: false,
    compress: false,
    typescript: { ignoreBuildErrors: true },
    turbopack: { root: import.meta.dirname },
  },
  { devBundleServerPackages: false },
)
