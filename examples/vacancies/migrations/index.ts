import * as migration_20261130_200851_vacancies from './20261130_200851_vacancies';

export const migrations = [
  {
    up: migration_20261130_200851_vacancies.up,
    down: migration_20261130_200851_vacancies.down,
    name: '20261130_200851_vacancies'
  },
];
