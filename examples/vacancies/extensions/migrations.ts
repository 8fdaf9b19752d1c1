import { migrations } from '../migrations'

export const extensionMigrations: readonly { name: string; up: unknown; down: unknown }[] = migrations
