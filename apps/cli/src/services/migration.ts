import { migrate } from '@magpie/db/migrate';
import { ConfigurationError } from '../up/configuration-error.ts';
import type { LaunchContext, Service } from '../up/service.ts';
import { variable } from './environment.ts';

/** Brings the database's schema to this version; then it is done. */
export const migration: Service = {
  name: 'migration',
  dependsOn: ['postgres'],
  async launch({ environment, progress, say }: LaunchContext) {
    const url = variable(environment, 'DATABASE_URL');
    if (url === null) throw new ConfigurationError('No database is known: DATABASE_URL is not set.');
    progress({ done: 0, total: 1, what: 'migrating the database' });
    const { applied } = await migrate(url);
    if (applied.length > 0) say(`database: ${applied.length} migration${applied.length === 1 ? '' : 's'} applied`);
    return { kind: 'done' };
  },
};
