import * as migration_20261122_115717_initial from './20261122_115717_initial';

export const migrations = [
  {
    up: migration_20261122_115717_initial.up,
    down: migration_20261122_115717_initial.down,
    name: '20261122_115717_initial'
  },
];
