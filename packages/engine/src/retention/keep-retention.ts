import { setTimeout as sleep } from 'node:timers/promises';
import { claimRetention, endTurn, leaveTurn, withTransaction } from '@magpie/db';
import type { Engine } from '../engine.ts';
import { readGoals } from './read-kept.ts';
import { removePage } from './remove-page.ts';

/** Few: whoever writes facts waits for the page that is under way. */
const pageEvents = 2_000;
/** Between two pages others come to the workspace's row. */
const restMs = 20;
/** How long somebody else's work on that row is waited for before it is looked at again. */
const busyMs = 200;

export interface KeepOptions {
  /** Gives up between two pages: whoever comes next goes on. */
  readonly signal: AbortSignal;
  readonly clock?: () => number;
  readonly pageEvents?: number;
}

/**
 * Takes one turn that is due: removes, page by page, the events that are older than a workspace keeps them and that nothing holds. What is gone is gone
 * whoever dies meanwhile, and a turn that finds nothing changes nothing. Returns whose turn it was and how many events went by it, null when none was due.
 */
export async function keepRetention(
  engine: Engine,
  { signal, clock = Date.now, pageEvents: events = pageEvents }: KeepOptions,
): Promise<{ readonly workspaceId: string; readonly removed: number } | null> {
  const turn = await claimRetention(engine.db);
  if (turn === null) return null;
  const goals = await readGoals(engine.db, turn.workspaceId);
  for (let name: string | null = ''; name !== null;) {
    if (signal.aborted) {
      await leaveTurn(engine.db, turn);
      return { workspaceId: turn.workspaceId, removed: 0 };
    }
    const page = await removePage(engine, turn, { name, goals, now: clock(), events });
    if (page === 'over') return { workspaceId: turn.workspaceId, removed: 0 };
    if (page !== 'busy') ({ name } = page);
    await sleep(page === 'busy' ? busyMs : restMs, undefined, { signal }).catch(() => undefined);
  }
  const removed = await withTransaction(engine.db, (db) => endTurn(db, turn));
  return { workspaceId: turn.workspaceId, removed };
}
