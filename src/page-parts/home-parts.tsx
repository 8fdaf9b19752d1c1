import type { ReactNode } from 'react'
import { Crest } from './page-layout'
import { siteTextLanguage } from './site-context'
import type { SiteContext } from './site-context'

export const Hero = ({ context }: { context: SiteContext }) => {
  const language = siteTextLanguage(context)
  return (
    <div className="hero">
      <div className="wide hero-inner">
        <Crest context={context} className="hero-crest" />
        <div>
          <h1>
            <bdi {...language}>{context.site.name}</bdi>
          </h1>
          {context.site.strapline ? (
            <p className="strapline">
              <bdi {...language}>{context.site.strapline}</bdi>
            </p>
          ) : null}
        </div>
      </div>
      <div className="bunting" aria-hidden="true" />
    </div>
  )
}

/** The way from a part of the home page to all that there is of it. */
export const More = ({ href, children }: { href: string; children: ReactNode }) => (
  <p>
    <a className="more" href={href}>
      {children}
    </a>
  </p>
)
