export { Crash, type CrashingDatabase, openCrashingDatabase } from './crashing-database.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
