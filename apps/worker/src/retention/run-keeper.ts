import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, keepRetention } from '@magpie/engine';
import type { Logger } from 'pino';

export interface KeeperOptions {
  readonly engine: Engine;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly lookEveryMs?: number;
}

export interface Keeper {
  /** Takes nothing more on, and waits for the page that is under way; whoever comes next goes on behind it. */
  close(): Promise<void>;
}

/** Removes events that are older than their workspaces keep them, for as long as the process runs. Several of them share the work by leases. */
export function runKeeper({ engine, log, lookEveryMs = 10_000 }: KeeperOptions): Keeper {
  const closing = new AbortController();

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        for (let turn = await keepRetention(engine, closing); turn !== null && !closing.signal.aborted; turn = await keepRetention(engine, closing))
          if (turn.removed > 0) log.info(turn, 'old events removed');
      } catch (fault) {
        log.error({ err: fault }, 'old events cannot be removed');
      }
      await sleep(lookEveryMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const working = work();
  return {
    async close() {
      closing.abort();
      await working;
    },
  };
}
