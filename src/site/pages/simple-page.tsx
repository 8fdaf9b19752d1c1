import type { PublicPage } from '../../public/public-form'
import { ItemFrame } from '../parts/item-frame'
import type { ItemPageProps } from '../parts/item-frame'
import { RichText } from '../parts/rich-text'
import { textLanguage } from '../request/site-context'

/** A page that a school wrote about itself. */
export const SimplePage = ({ page, ...props }: ItemPageProps & { page: PublicPage }) => (
  <ItemFrame {...props}>
    <RichText html={page.html} {...textLanguage(props.context, page.language)} />
  </ItemFrame>
)
