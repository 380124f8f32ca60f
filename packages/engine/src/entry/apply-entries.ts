import { asksWhoLeft, enterOf, type Plan } from '@magpie/journey/plan';
import { addEntryRefusals, withTransaction } from '@magpie/db';
import type { Engine } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';
import { placesOf } from '../step/who.ts';
import { edgeEntrants } from './edge-entrants.ts';
import { entrantsByFacts, type FactEntrants } from './entrants-by-facts.ts';
import { readCursor, saveCursor } from './entry-cursor.ts';
import { stepEntered } from './step-entered.ts';
import { letIn } from './let-in.ts';
import { touchedMembers } from './touched-members.ts';

/** Facts looked at in one transaction. */
const batchFacts = 5_000;

/**
 * Lets in whom facts up to `to` let in, and moves them as far as they go at `at`. The run's cursor moves in the transaction that enrols, so that a
 * repeat, or another worker, finds nothing to do; whom a crash left at the entry is due, and the next wave takes them. Returns how many were let in.
 */
export async function applyEntries(engine: Engine, run: RunRecord, { to, at }: { readonly to: bigint; readonly at: number }): Promise<number> {
  const plan = await loadPlan(engine.db, run.workspaceId, run.planHash);
  let entered = 0;
  for (;;) {
    const from = (await readCursor(engine.db, run)).sequence;
    if (from >= to) return entered;
    const upTo = from + BigInt(batchFacts) < to ? from + BigInt(batchFacts) : to;
    const round = await chooseRound(engine, { run, plan }, { from, to: upTo, at });
    const places = await withTransaction(engine.db, async (db) => {
      const now = await readRun(db, run, 'share');
      if (now.state !== 'running' || now.request !== null) return null;
      const cursor = await readCursor(db, run, true);
      if (cursor.sequence !== from) return [];
      const edges = enterOf(plan).source?.type === 'audience';
      const entrants = edges
        ? await edgeEntrants(db, { run, plan }, { touched: await touchedMembers(db, run, { from, to: round.to }), from, at })
        : round.entrants;
      await addEntryRefusals(
        db,
        run,
        round.refused.filter(({ occurredAt }) => occurredAt < (cursor.closesAt ?? Infinity)),
      );
      const given = await letIn(db, { run, plan, cursor }, entrants);
      await saveCursor(db, run, { ...cursor, sequence: round.to, enrolled: cursor.enrolled + given.length });
      return given;
    });
    if (places === null) return entered;
    entered += places.length;
    await stepEntered(engine, run, places, at);
  }
}

/**
 * Whom the next transaction looks at. Where the rule asks who has left, nobody is looked at twice in one, and whoever is inside is moved as far as they
 * go before they are judged: the news may be ahead of the wave that would have let them out.
 */
async function chooseRound(
  engine: Engine,
  { run, plan }: { readonly run: RunRecord; readonly plan: Plan },
  range: { readonly from: bigint; readonly to: bigint; readonly at: number },
): Promise<FactEntrants & { readonly to: bigint }> {
  const { entrants: found, refused } = await entrantsByFacts(engine.db, { run, plan }, range);
  if (!asksWhoLeft(enterOf(plan).rule) || found.length === 0) return { entrants: found, refused, to: range.to };
  const seen = new Set<number>();
  const again = found.findIndex(({ memberNo }) => seen.size === seen.add(memberNo).size);
  const entrants = again < 0 ? found : found.slice(0, again);
  const places = await placesOf(engine.db, run, [...new Set(entrants.map(({ memberNo }) => memberNo))]);
  await stepEntered(
    engine,
    run,
    places.map(({ place }) => place),
    range.at,
  );
  const to = again < 0 ? range.to : (entrants.at(-1)?.sequence ?? range.to);
  return { entrants, refused: refused.filter(({ sequence }) => sequence <= to), to };
}
