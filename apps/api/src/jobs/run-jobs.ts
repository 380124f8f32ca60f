import { setTimeout as sleep } from 'node:timers/promises';
import { beatJob, claimJob, type Database, endJob, type JobColumns, type JobEnd, type JobPlace, type JobTable } from '@magpie/db';
import type { Logger } from 'pino';

/** Who works through the jobs of a table. */
export interface Jobs {
  /** There is something to do: look at once. */
  wake(): void;
  /** Stops after what is at hand; what was begun goes on where the next process finds it. */
  close(): Promise<void>;
}

export interface Work {
  /** Aborted when somebody wants it stopped, or the process goes down. */
  readonly signal: AbortSignal;
  /** Columns that say how far it is; written with the next beat. */
  progress(columns: JobColumns): void;
}

export interface Done extends JobEnd {
  /** What is left to do once it is written down how the job ended. */
  readonly after?: () => Promise<void>;
}

export interface RunJobsOptions {
  readonly db: Database;
  readonly table: JobTable;
  readonly log: Pick<Logger, 'info' | 'error'>;
  /** Does one job. What it returns is kept, unless the process goes down: then the next one takes it up again. A fault is kept as one, without its words. */
  work(place: JobPlace, work: Work): Promise<Done>;
  /** Called at every look, for what is to be put in order. */
  readonly tidy?: () => Promise<void>;
  /** How often to look without being woken: for jobs that another process took on and left lying. */
  readonly lookEveryMs?: number;
}

/** How often a job says how far it is. */
const beatEveryMs = 1_000;

/** Works through the jobs that wait, one after the other, for as long as the process runs. */
export function runJobs({ db, table, log, work, tidy, lookEveryMs = 10_000 }: RunJobsOptions): Jobs {
  const closing = new AbortController();
  let called = (): void => undefined;

  async function workAlways(): Promise<void> {
    while (!closing.signal.aborted) {
      const call = new Promise<void>((done) => (called = done));
      try {
        for (let next = await claimJob(db, table); next !== null && !closing.signal.aborted; next = await claimJob(db, table)) await runOne(next);
        await tidy?.();
      } catch (fault) {
        log.error({ err: fault, table }, 'jobs cannot be looked at');
      }
      await Promise.race([call, sleep(lookEveryMs, undefined, { signal: closing.signal }).catch(() => undefined)]);
    }
  }

  async function runOne(place: JobPlace): Promise<void> {
    const stop = new AbortController();
    let columns: JobColumns = {};
    const beat = async (): Promise<void> => {
      if (await beatJob(db, table, { ...place, columns })) stop.abort();
    };
    const beating = setInterval(
      () => void beat().catch((fault: unknown) => log.error({ err: fault, table }, 'a job cannot say how far it is')),
      beatEveryMs,
    );
    try {
      const { after, ...end } = await work(place, {
        signal: AbortSignal.any([stop.signal, closing.signal]),
        progress: (next) => {
          columns = next;
        },
      });
      if (closing.signal.aborted && !stop.signal.aborted && end.state === 'stopped') return;
      await endJob(db, table, { ...place, ...end });
      await after?.();
      log.info({ ...place, table, state: end.state }, 'job ended');
    } catch (fault) {
      log.error({ err: fault, table, ...place }, 'job failed');
      await endJob(db, table, { ...place, state: 'failed', refusal: { code: 'fault', detail: '' }, columns });
    } finally {
      clearInterval(beating);
    }
  }

  const working = workAlways();
  return {
    wake: () => called(),
    async close() {
      closing.abort();
      await working;
    },
  };
}
