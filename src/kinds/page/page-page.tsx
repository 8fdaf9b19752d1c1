import type { PublicPage } from './shape'
import { ItemFrame } from '../../page-parts/item-frame'
import type { ItemPageProps } from '../../page-parts/item-frame'
import { RichText } from '../../page-parts/rich-text'
import { textLanguage } from '../../page-parts/site-context'

/** A page that a school wrote about itself. */
export const SimplePage = (props: ItemPageProps<PublicPage>) => {
  const { html, language } = props.chosen.item
  return (
    <ItemFrame {...props}>
      <RichText html={html} {...textLanguage(props.context, language)} />
    </ItemFrame>
  )
}
