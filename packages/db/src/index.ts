export { type Database, type DatabaseOptions, openDatabase } from './open-database.ts';
export type { DB } from './schema/database.gen.ts';
