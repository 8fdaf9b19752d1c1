import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { loadReview } from './load-review'
import { ReviewPage } from './review-page'

/** `/admin/review/:collection/:id`: the version to decide about, and the decision. */
export const ReviewView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const [, collection, id] = Array.isArray(params?.segments) ? params.segments : []
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent(`/admin/review/${collection}/${id}`)}`)
  const shown = await loadReview(req, collection, id)
  if (!shown) notFound()
  const { config } = req.payload.collections[shown.collection]
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user ?? undefined}
      visibleEntities={visibleEntities}
    >
      <SetStepNav
        nav={[
          { label: config.labels.plural, url: `/admin/collections/${shown.collection}` },
          { label: 'Review' },
        ]}
      />
      <Gutter>
        <ReviewPage shown={shown} />
      </Gutter>
    </DefaultTemplate>
  )
}
