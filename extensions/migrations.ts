/** How SQLite gets the tables of kinds from elsewhere: `npm run generate -- --migration NAME` makes them. */
export const extensionMigrations: readonly { name: string; up: unknown; down: unknown }[] = []
