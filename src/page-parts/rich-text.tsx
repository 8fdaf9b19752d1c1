import { withScrollingTables } from './scrolling-tables'

/**
 * Text that was sanitised and frozen when it was published. The page's title is its only `h1`, so one in the text
 * steps down a level.
 */
export const RichText = ({ html, className = 'prose', ...rest }: RichTextProps) => (
  <div
    {...rest}
    className={className}
    // WARNING: trusted because src/publications sanitises it; nothing else may be passed here.
    dangerouslySetInnerHTML={{ __html: withScrollingTables(html).replace(/<(\/?)h1\b/gi, '<$1h2') }}
  />
)

type RichTextProps = { html: string; className?: string; lang?: string; dir?: 'ltr' | 'rtl' }
