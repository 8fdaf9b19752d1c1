import type { PublicAttachment, PublicImage, PublicItem } from '../../public/public-form'
import { withScrollingTables } from '../../page-parts/scrolling-tables'
import { writingKind } from '../../kinds/writing-kinds'
import { PreviewFacts } from './preview-facts'

const Pictures = ({ images }: { images: readonly PublicImage[] }) =>
  images.map(({ url, alt, width, height }) => (
    <figure key={url}>
      <img alt={alt} height={height || undefined} loading="lazy" src={url} width={width || undefined} />
      <figcaption>{alt ? `Description: ${alt}` : 'Decorative: screen readers pass over it.'}</figcaption>
    </figure>
  ))

const Attachments = ({ attachments }: { attachments: readonly PublicAttachment[] }) => (
  <>
    <h4>Attachments</h4>
    <ul>
      {attachments.map(({ name, url }) => (
        <li key={url}>
          <a href={url} rel="noreferrer" target="_blank">
            {name} (opens in a new tab)
          </a>
        </li>
      ))}
    </ul>
  </>
)

/** The version as its readers will see it: the words and pictures are those that publishing would write. */
export const ReviewPreview = ({ document }: { document: PublicItem }) => {
  const besideText = document.images.filter(({ url }) => !document.html.includes(url))
  const kind = writingKind(document.kind)
  const rightToLeft = ['ar', 'ur'].includes(document.language)
  return (
    <article className="kpsa-preview" dir={rightToLeft ? 'rtl' : undefined} lang={document.language}>
      <h3 className="kpsa-preview__title">{document.title}</h3>
      <p className="kpsa-preview__from">{document.signedBy.map(({ name }) => name).join(', ')}</p>
      <PreviewFacts document={document} />
      {document.correction ? (
        <div className="kpsa-preview__note">
          <strong>Correction, which readers see with its day</strong>
          <p>{document.correction.note}</p>
        </div>
      ) : null}
      {kind.aboveText?.(document)}
      {/* Made safe by publications/rich-text-html, the renderer of everything that is published. */}
      <div
        className="kpsa-preview__text"
        dangerouslySetInnerHTML={{ __html: withScrollingTables(document.html) }}
      />
      {kind.belowText?.(document)}
      <Pictures images={besideText} />
      {document.attachments.length > 0 ? <Attachments attachments={document.attachments} /> : null}
    </article>
  )
}
