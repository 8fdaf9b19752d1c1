import * as migration_20261122_133552_initial from './20261122_133552_initial';
import * as migration_20261123_175330_second_factors from './20261123_175330_second_factors';

export const migrations = [
  {
    up: migration_20261122_133552_initial.up,
    down: migration_20261122_133552_initial.down,
    name: '20261122_133552_initial',
  },
  {
    up: migration_20261123_175330_second_factors.up,
    down: migration_20261123_175330_second_factors.down,
    name: '20261123_175330_second_factors'
  },
];
