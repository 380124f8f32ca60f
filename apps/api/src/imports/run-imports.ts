import { setTimeout as sleep } from 'node:timers/promises';
import { instantOf } from '@magpie/calendar';
import { beatImport, claimImport, type Database, endImport, importFile, type ImportCounts, type ImportPlace, parseMapping } from '@magpie/db';
import type { Logger } from 'pino';
import { countsOf } from './counts-of.ts';
import type { ImportFiles } from './import-files.ts';

/** Files on their way in: where they lie, and who works through them. */
export interface Imports {
  readonly files: ImportFiles;
  /** There is something to do: look at once. */
  wake(): void;
  /** Stops after the batch at hand; what was begun goes on where the next process finds it. */
  close(): Promise<void>;
}

export interface RunImportsOptions {
  readonly db: Database;
  readonly files: ImportFiles;
  readonly log: Pick<Logger, 'info' | 'error'>;
  /** How often to look without being woken: for imports that another process took on and left lying. */
  readonly lookEveryMs?: number;
}

/** How often an import says how far it is. */
const beatEveryMs = 1_000;

/** Works through the imports that wait, one after the other: each would want the whole workspace's facts to itself. */
export function runImports({ db, files, log, lookEveryMs = 10_000 }: RunImportsOptions): Imports {
  const closing = new AbortController();
  let called = (): void => undefined;

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      const call = new Promise<void>((done) => (called = done));
      try {
        for (let next = await claimImport(db); next !== null && !closing.signal.aborted; next = await claimImport(db)) await runOne(next);
      } catch (fault) {
        log.error({ err: fault }, 'import failed');
      }
      await Promise.race([call, sleep(lookEveryMs, undefined, { signal: closing.signal }).catch(() => undefined)]);
    }
  }

  async function runOne({ mapping, ...place }: ImportPlace & { readonly mapping: unknown }): Promise<void> {
    const parsed = parseMapping(JSON.stringify(mapping));
    if (!parsed.ok) {
      await endImport(db, place, { state: 'failed', counts: null, refusal: { code: 'invalid-mapping', detail: parsed.refusal.join('\n') } });
      return;
    }
    const stop = new AbortController();
    const progress: { counts: ImportCounts | null; doneBytes: number } = { counts: null, doneBytes: 0 };
    const beat = async (): Promise<void> => {
      if (await beatImport(db, place, progress)) stop.abort();
    };
    const beating = setInterval(
      () => void beat().catch((fault: unknown) => log.error({ err: fault }, 'import cannot say how far it is')),
      beatEveryMs,
    );
    try {
      const imported = await importFile(db, {
        workspaceId: place.workspaceId,
        path: files.sent(place),
        mapping: parsed.value,
        instantOf,
        rejectsPath: files.rejects(place, 'import'),
        signal: AbortSignal.any([stop.signal, closing.signal]),
        onProgress: (told) => Object.assign(progress, { counts: countsOf(told), doneBytes: told.bytes }),
      });
      // A process that goes down leaves it as it is: the next one takes it up again, and nothing comes in twice.
      if (closing.signal.aborted && !stop.signal.aborted && imported.ok && imported.value.cancelled) return;
      await endImport(db, place, endOf(imported));
      if (imported.ok && !imported.value.cancelled) await files.forget(place, 'sent');
      log.info({ ...place, ok: imported.ok }, 'import ended');
    } catch (fault) {
      log.error({ err: fault, ...place }, 'import failed');
      await endImport(db, place, { state: 'failed', counts: progress.counts, refusal: { code: 'fault', detail: '' } });
    } finally {
      clearInterval(beating);
    }
  }

  const working = work();
  return {
    files,
    wake: () => called(),
    async close() {
      closing.abort();
      await working;
    },
  };
}

type Imported = Awaited<ReturnType<typeof importFile>>;

function endOf(imported: Imported): Parameters<typeof endImport>[2] {
  if (!imported.ok) return { state: 'failed', counts: null, refusal: imported.refusal };
  return { state: imported.value.cancelled ? 'stopped' : 'finished', counts: countsOf(imported.value), refusal: null };
}
