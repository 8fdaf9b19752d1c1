import type { PublicImage } from '../public/public-form'

/** @param sizes how wide the picture is shown, as in the HTML attribute. */
const Picture = ({ image, sizes, className }: { image: PublicImage; sizes: string; className?: string }) => {
  const forms = [...image.sizes, { url: image.url, width: image.width }]
  return (
    <img
      className={className}
      src={image.url}
      srcSet={forms.length > 1 ? forms.map(({ url, width }) => `${url} ${width}w`).join(', ') : undefined}
      sizes={forms.length > 1 ? sizes : undefined}
      alt={image.alt}
      width={image.width || undefined}
      height={image.height || undefined}
      loading="lazy"
      decoding="async"
    />
  )
}

export const Gallery = ({ images, heading }: { images: PublicImage[]; heading: string }) =>
  images.length ? (
    <section className="gallery" aria-label={heading}>
      {images.map((image) => (
        <Picture
          key={image.url}
          image={image}
          sizes={images.length === 1 ? '(min-width: 48rem) 41rem, 92vw' : '(min-width: 48rem) 22rem, 92vw'}
        />
      ))}
    </section>
  ) : null
