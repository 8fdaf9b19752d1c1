import * as migration_20261122_133552_initial from './20261122_133552_initial';
import * as migration_20261123_175425_audit_chain from './20261123_175425_audit_chain';

export const migrations = [
  {
    up: migration_20261122_133552_initial.up,
    down: migration_20261122_133552_initial.down,
    name: '20261122_133552_initial',
  },
  {
    up: migration_20261123_175425_audit_chain.up,
    down: migration_20261123_175425_audit_chain.down,
    name: '20261123_175425_audit_chain'
  },
];
