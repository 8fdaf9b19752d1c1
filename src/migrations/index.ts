import * as migration_20261122_133552_initial from './20261122_133552_initial';
import * as migration_20261123_183329_audit_chain_and_second_factors from './20261123_183329_audit_chain_and_second_factors';
import * as migration_20261123_194648_published_at from './20261123_194648_published_at';
import * as migration_20261123_195800_webhooks_and_receipts from './20261123_195800_webhooks_and_receipts';

export const migrations = [
  {
    up: migration_20261122_133552_initial.up,
    down: migration_20261122_133552_initial.down,
    name: '20261122_133552_initial',
  },
  {
    up: migration_20261123_183329_audit_chain_and_second_factors.up,
    down: migration_20261123_183329_audit_chain_and_second_factors.down,
    name: '20261123_183329_audit_chain_and_second_factors',
  },
  {
    up: migration_20261123_194648_published_at.up,
    down: migration_20261123_194648_published_at.down,
    name: '20261123_194648_published_at',
  },
  {
    up: migration_20261123_195800_webhooks_and_receipts.up,
    down: migration_20261123_195800_webhooks_and_receipts.down,
    name: '20261123_195800_webhooks_and_receipts'
  },
];
