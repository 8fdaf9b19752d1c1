import { InstallationRefused, type DatabaseFacts } from './installation'
import { schemaSteps } from './schema-steps'

/** @throws InstallationRefused where a newer version of the program has made this database what it is */
export const refuseNewerSchema = ({ migrations }: DatabaseFacts): void => {
  const known = new Set(schemaSteps())
  const unknown = migrations.filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new InstallationRefused(
    `The database was brought to a newer form than this version of the program knows (${unknown.join(', ')}). ` +
      'Nothing was changed. Start the newer version again, or restore a backup from before the update.',
  )
}

/** @throws InstallationRefused where a demonstration's database meets real work, or real work the demonstration */
export const refuseMixingWithDemo = (facts: DatabaseFacts, demo: boolean): void => {
  if (facts.demonstration && !demo) {
    throw new InstallationRefused(
      'DATABASE_URI names the database of a demonstration, whose accounts and passwords everybody can know. ' +
        'Choose another one. To look at the demonstration, use npm run demo.',
    )
  }
  if (demo && facts.used && !facts.demonstration) {
    throw new InstallationRefused(
      'DATABASE_URI names a database that is no demonstration’s, and KPSA_DEMO=true would open it to everybody, so nothing was changed. ' +
        'Take KPSA_DEMO away, or choose an empty database.',
    )
  }
}
