import { Gutter, Link, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import type { Item } from '../../alliance/item'
import { auditOf } from '../../plugins/approval/records/audit'
import { formatList } from '../../words/format-dates'
import { editAddress } from '../admin-addresses'
import { formatMoment } from '../look/format-moment'
import { standingInWords } from '../look/standing-in-words'
import { ChooseVersion } from './choose-version'
import { ReviewHistory } from '../review/review-history'
import { StateLabel } from '../review/state-label'
import { namesOfPeople } from '../start-page/names-on-page'

/** So many of the newest are shown; whatever was decided is told for each of them. */
const most = 100

type StoredVersion = { id: string; updatedAt: string; version: Item }

/** What became of an item: each version with when, by whom, how it stood, and what was decided about it. */
export const HistoryView = async (props: DocumentViewServerProps) => {
  // Beside a comparison, Payload opens this in a drawer, to choose from.
  const isToChooseFrom = props.versions?.useVersionDrawerCreatedAtCell === true
  const { collectionConfig, docID, req } = props.initPageResult
  if (!collectionConfig || docID === undefined) return null
  const { slug } = collectionConfig
  const { docs } = await req.payload.findVersions({
    collection: slug,
    where: { parent: { equals: docID } },
    sort: '-updatedAt',
    limit: most,
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user: req.user,
    req,
  })
  const versions = docs as unknown as StoredVersion[]
  const [happened, people] = await Promise.all([
    auditOf(req, slug, String(docID)),
    namesOfPeople(
      req,
      versions.flatMap(({ version }) => version.workflow.writtenBy ?? []),
    ),
  ])
  const told = new Set<string>()
  const rows = versions.map(({ id, updatedAt, version: { workflow } }) => {
    const isFirst = !told.has(workflow.version)
    told.add(workflow.version)
    const writers = (workflow.writtenBy ?? []).flatMap((one) => people.get(one) || [])
    return {
      id,
      updatedAt,
      workflow,
      writers: writers.length > 0 ? formatList(writers, 'en') : '–',
      history: isFirst ? happened.filter(({ version }) => version === workflow.version) : [],
    }
  })
  return (
    <>
      <SetDocumentStepNav
        collectionSlug={slug}
        id={docID}
        pluralLabel={collectionConfig.labels.plural}
        useAsTitle={collectionConfig.admin.useAsTitle}
        view={req.t('version:versions')}
      />
      <Gutter className="kpsa-review">
        <h2>What became of it</h2>
        <ol className="kpsa-entries" reversed>
          {rows.map(({ id, updatedAt, workflow, writers, history }) => (
            <li key={id}>
              {isToChooseFrom ? (
                <ChooseVersion id={id}>{formatMoment(updatedAt)}</ChooseVersion>
              ) : (
                <Link href={`${editAddress(slug, String(docID))}/versions/${id}`}>
                  {formatMoment(updatedAt)}
                </Link>
              )}{' '}
              <StateLabel state={workflow.state}>{standingInWords(workflow)}</StateLabel>
              <span className="kpsa-entries__about">Written by: {writers}</span>
              {history.length > 0 ? (
                <ReviewHistory
                  history={history.map(({ at, byName, action, version, note }) => ({
                    at,
                    by: byName,
                    action,
                    version,
                    note,
                  }))}
                />
              ) : null}
            </li>
          ))}
        </ol>
      </Gutter>
    </>
  )
}
