import type { PublicPage } from '../public/public-form'
import { ItemFrame } from './item-frame'
import type { ItemPageProps } from './item-frame'
import { RichText } from './rich-text'
import { textLanguage } from './site-context'

/** A page that a school wrote about itself. */
export const SimplePage = ({ page, ...props }: ItemPageProps & { page: PublicPage }) => (
  <ItemFrame {...props}>
    <RichText html={page.html} {...textLanguage(props.context, page.language)} />
  </ItemFrame>
)
