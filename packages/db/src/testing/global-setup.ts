import { startTestCluster } from './test-cluster.ts';
import { ensureTemplate } from './test-template.ts';

/**
 * Vitest's global setup: one cluster for the run, one migrated template that every test database is copied from. With `MAGPIE_TEST_DATABASE_URL` set
 * (a superuser's), that server is used, and its template is kept for the next run of the same migrations.
 */
export async function setup(): Promise<(() => Promise<void>) | void> {
  const given = process.env['MAGPIE_TEST_DATABASE_URL'];
  if (given !== undefined) {
    process.env['MAGPIE_TEST_TEMPLATE'] = await ensureTemplate(given);
    return;
  }
  const cluster = await startTestCluster();
  try {
    process.env['MAGPIE_TEST_TEMPLATE'] = await ensureTemplate(cluster.adminUrl);
  } catch (fault) {
    await cluster[Symbol.asyncDispose]();
    throw fault;
  }
  process.env['MAGPIE_TEST_DATABASE_URL'] = cluster.adminUrl;
  return () => cluster[Symbol.asyncDispose]();
}
