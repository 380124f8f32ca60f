import type { Database } from '@magpie/db';
import type { ApiContext } from '../context.ts';

/** What a request may know where nothing but the database is there and whatever a test puts in; all else refuses to be called. */
export function bareContext(db: Database, given: Pick<ApiContext, 'user' | 'roleIn'> & Partial<ApiContext>): ApiContext {
  const refuse = (): never => {
    throw new Error('This test has no such service');
  };
  return {
    db,
    engine: { db, channels: refuse, log: { info: refuse, warn: refuse }, customerModel: refuse },
    door: { ready: refuse, wake: refuse, close: refuse },
    log: undefined as never,
    reply: undefined as never,
    rooms: undefined as never,
    imports: undefined as never,
    exports: undefined as never,
    loopback: null,
    webhookRules: { loopback: false },
    stateFile: undefined,
    ...given,
  };
}
