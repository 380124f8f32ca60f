import { migrate } from '../migrate/migrate.ts';
import { startTestCluster } from './test-cluster.ts';
import { asAdmin, templateName } from './test-database.ts';

/** Vitest's global setup: one cluster for the run, one migrated template that every test database is copied from. */
export async function setup(): Promise<(() => Promise<void>) | void> {
  if (process.env['MAGPIE_TEST_DATABASE_URL'] !== undefined) return;
  const cluster = await startTestCluster();
  try {
    await asAdmin(cluster.adminUrl, `create database ${templateName}`);
    await migrate(Object.assign(new URL(cluster.adminUrl), { pathname: `/${templateName}` }).toString());
  } catch (fault) {
    await cluster[Symbol.asyncDispose]();
    throw fault;
  }
  process.env['MAGPIE_TEST_DATABASE_URL'] = cluster.adminUrl;
  return () => cluster[Symbol.asyncDispose]();
}
