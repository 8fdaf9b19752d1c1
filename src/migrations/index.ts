import * as migration_20261122_133552_initial from './20261122_133552_initial';
import * as migration_20261123_183329_audit_chain_and_second_factors from './20261123_183329_audit_chain_and_second_factors';
import * as migration_20261123_194648_published_at from './20261123_194648_published_at';
import * as migration_20261123_195800_webhooks_and_receipts from './20261123_195800_webhooks_and_receipts';
import * as migration_20261128_120000_mend_doubled_audit_numbers from './20261128_120000_mend_doubled_audit_numbers';
import * as migration_20261128_212340_what_is_approved from './20261128_212340_what_is_approved';
import * as migration_20261128_212341_corrections_are_fields from './20261128_212341_corrections_are_fields';
import * as migration_20261128_212508_corrections_moved from './20261128_212508_corrections_moved';
import * as migration_20261130_160604_writers_in_one_column from './20261130_160604_writers_in_one_column';
import * as migration_20261201_044746_what_waits from './20261201_044746_what_waits';

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
    name: '20261123_195800_webhooks_and_receipts',
  },
  {
    up: migration_20261128_120000_mend_doubled_audit_numbers.up,
    down: migration_20261128_120000_mend_doubled_audit_numbers.down,
    name: '20261128_120000_mend_doubled_audit_numbers',
  },
  {
    up: migration_20261128_212340_what_is_approved.up,
    down: migration_20261128_212340_what_is_approved.down,
    name: '20261128_212340_what_is_approved',
  },
  {
    up: migration_20261128_212341_corrections_are_fields.up,
    down: migration_20261128_212341_corrections_are_fields.down,
    name: '20261128_212341_corrections_are_fields',
  },
  {
    up: migration_20261128_212508_corrections_moved.up,
    down: migration_20261128_212508_corrections_moved.down,
    name: '20261128_212508_corrections_moved',
  },
  {
    up: migration_20261130_160604_writers_in_one_column.up,
    down: migration_20261130_160604_writers_in_one_column.down,
    name: '20261130_160604_writers_in_one_column',
  },
  {
    up: migration_20261201_044746_what_waits.up,
    down: migration_20261201_044746_what_waits.down,
    name: '20261201_044746_what_waits'
  },
];
