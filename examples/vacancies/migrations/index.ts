import * as migration_20261130_200851_vacancies from './20261130_200851_vacancies';
import * as migration_20261201_052153_what_waits from './20261201_052153_what_waits';

export const migrations = [
  {
    up: migration_20261130_200851_vacancies.up,
    down: migration_20261130_200851_vacancies.down,
    name: '20261130_200851_vacancies',
  },
  {
    up: migration_20261201_052153_what_waits.up,
    down: migration_20261201_052153_what_waits.down,
    name: '20261201_052153_what_waits'
  },
];
