import { setTimeout as delay } from 'node:timers/promises';
import { type Database, openDatabase } from '@magpie/db';
import { seededRandom } from '@magpie/kit';
import { sql } from 'kysely';
import type { Stack } from './start-stack.ts';

export interface Killing {
  /** Whom to kill, in this order. */
  readonly services: readonly string[];
  /** The moments are drawn from this. */
  readonly seed: string;
  /** Wall seconds of the run among which they are drawn. */
  readonly withinSeconds: number;
}

export interface Kill {
  readonly service: string;
  readonly pid: number;
  /** Seconds since the run began to run. */
  readonly atSeconds: number;
  /** Where the run's own clock stood. */
  readonly logicalNow: Date;
}

const lookEveryMs = 50;
/** Otherwise a kill that had to wait would always come just after a step. */
const jitterMs = 1_500;
const startsWithinMs = 120_000;
const returnsWithinMs = 90_000;

/**
 * Kills services by SIGKILL at random moments of the next run, each only after whoever was killed before is up again and the run's own clock has moved
 * on. Throws when the run is over before the last of them: every kill falls inside the run.
 */
export async function killServices(stack: Stack, { services, seed, withinSeconds }: Killing): Promise<readonly Kill[]> {
  const random = seededRandom(seed);
  const moments = services.map(() => (0.05 + 0.9 * random.next()) * withinSeconds).toSorted((left, right) => left - right);
  const db = openDatabase((await stack.state()).databaseUrl, { maxConnections: 1, applicationName: 'chaos' });
  try {
    const before = await newestRun(db);
    const run = await until(startsWithinMs, async () => {
      const newest = await newestRun(db);
      return newest !== null && newest.id !== before?.id && newest.state === 'running' ? newest : null;
    });
    const startedAt = performance.now();
    const kills: Kill[] = [];
    for (const [index, service] of services.entries()) {
      await delay(Math.max(0, startedAt + (moments[index] ?? 0) * 1_000 - performance.now()));
      await until(returnsWithinMs, () => pidOf(stack, service, kills));
      const reached = kills.at(-1)?.logicalNow ?? run.logicalNow;
      await until(returnsWithinMs, async () => ((await newestRun(db))?.logicalNow ?? reached) > reached || null);
      await delay(random.next() * jitterMs);
      const [pid, now] = [await until(returnsWithinMs, () => pidOf(stack, service, kills)), await until(returnsWithinMs, () => newestRun(db))];
      if (now.id !== run.id || now.state !== 'running') throw new Error(`The run was over before kill ${index + 1}, of ${service}`);
      process.kill(pid, 'SIGKILL');
      kills.push({ service, pid, atSeconds: Math.round((performance.now() - startedAt) / 100) / 10, logicalNow: now.logicalNow });
    }
    return kills;
  } finally {
    await db.destroy();
  }
}

/** The pid of a service that is up, once everyone killed before is up again as another process. */
async function pidOf(stack: Stack, service: string, kills: readonly Kill[]): Promise<number | null> {
  const { services } = await stack.state();
  const isUp = (name: string): boolean => services[name]?.state === 'ready' && !kills.some(({ pid }) => pid === services[name]?.pid);
  return [...kills.map((kill) => kill.service), service].every(isUp) ? (services[service]?.pid ?? null) : null;
}

interface NewestRun {
  readonly id: string;
  readonly state: string;
  readonly logicalNow: Date;
}

/** Null also while the database is away. */
async function newestRun(db: Database): Promise<NewestRun | null> {
  try {
    const { rows } =
      await sql<NewestRun>`select id, state, logical_now as "logicalNow" from run where purpose = 'rehearsal' order by created_at desc limit 1`.execute(
        db,
      );
    return rows[0] ?? null;
  } catch {
    return null;
  }
}

async function until<Value>(withinMs: number, look: () => Promise<Value | null>): Promise<Value> {
  for (const endsAt = performance.now() + withinMs; performance.now() < endsAt; await delay(lookEveryMs)) {
    const found = await look();
    if (found !== null) return found;
  }
  throw new Error(`Nothing came of it within ${withinMs / 1_000} s`);
}
