import { Columns } from '@magpie/columnar';
import { openDatabase } from '@magpie/db';
import { channelsFrom } from '@magpie/engine';
import { customerModel } from '@magpie/merchant';
import { temporalAccess } from '@magpie/workflows';
import pino from 'pino';
import { readEnvironment } from './environment.ts';
import { exportFiles } from './exports/export-files.ts';
import { runExports } from './exports/run-exports.ts';
import { importFiles } from './imports/import-files.ts';
import { runImports } from './imports/run-imports.ts';
import { createServer } from './http/server.ts';
import { openEngineDoor } from './runs/engine-door.ts';
import { openDraftRooms } from './sharing/draft-rooms.ts';
import { readSupervisorState } from './system/supervisor-state.ts';

const environment = readEnvironment(process.env);
const log = pino({ name: 'api', level: environment.MAGPIE_LOG_LEVEL });
const db = openDatabase(environment.DATABASE_URL, { maxConnections: 20, applicationName: 'magpie-api' });
const door = openEngineDoor({
  access: async () => {
    if (environment.TEMPORAL_ADDRESS !== undefined) return temporalAccess(environment.TEMPORAL_ADDRESS, process.env);
    const temporal = (await readSupervisorState(environment.MAGPIE_STATE_FILE))?.services['temporal'];
    return temporal?.state === 'ready' && temporal.port != null ? { address: `127.0.0.1:${temporal.port}` } : null;
  },
  namespace: environment.TEMPORAL_NAMESPACE,
  taskQueue: environment.MAGPIE_TASK_QUEUE,
});
const rooms = openDraftRooms({ db, url: environment.DATABASE_URL });
const imports = runImports({ db, files: importFiles(environment.MAGPIE_UPLOADS), log });
const exports = runExports({ db, files: exportFiles(environment.MAGPIE_EXPORTS), log });
const columns = new Columns({
  db,
  folder: environment.MAGPIE_COLUMNS,
  onFault: (fault, workspaceId) => log.error({ err: fault, workspaceId }, 'the columns of a workspace failed; PostgreSQL counts meanwhile'),
});
const engine = { db, channels: channelsFrom(db), log, customerModel };
const loopback =
  environment.LOOPBACK_URL === undefined
    ? null
    : {
        url: environment.LOOPBACK_URL,
        idempotent: environment.MAGPIE_LOOPBACK_IDEMPOTENT,
        receiptBase: `http://127.0.0.1:${environment.MAGPIE_PORT}/receipts`,
      };
const server = await createServer(
  {
    db,
    columns,
    engine,
    door,
    log,
    rooms,
    imports,
    exports,
    loopback,
    webhookRules: { loopback: environment.MAGPIE_WEBHOOKS_TO_LOOPBACK },
    stateFile: environment.MAGPIE_STATE_FILE,
  },
  { webDist: environment.MAGPIE_WEB_DIST },
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    // Whoever watches a draft would keep the server open for as long as they look.
    void Promise.all([rooms.close(), imports.close(), exports.close()])
      .then(() => server.close())
      .then(() => columns.close())
      .then(() => Promise.all([door.close(), db.destroy()]))
      .then(() => process.exit(0));
  });
}
await server.listen({ host: '127.0.0.1', port: environment.MAGPIE_PORT });
log.info({ port: environment.MAGPIE_PORT }, 'api ready');
