import { type Database, listenedTo, type News, recordNews, type WebhookEventType } from '@magpie/db';
import { enterOf, type Plan } from '@magpie/journey/plan';
import type { RunRecord } from '../run/run-record.ts';
import type { MovedGroup } from '../step/advance-groups.ts';
import type { Who } from '../step/who.ts';
import { newsOfPeople } from './news-of-people.ts';

export interface Moves {
  readonly run: RunRecord;
  readonly plan: Plan;
  readonly who: Who;
  readonly moved: readonly MovedGroup[];
  /** Logical instant of the step. */
  readonly at: number;
}

/** Tells whoever listens who entered a live run in a step, and who left it: in the step's transaction. */
export async function tellMoves(db: Database, { run, plan, who, moved, at }: Moves): Promise<void> {
  if (run.purpose !== 'live') return;
  const listened = await listenedTo(db, run.workspaceId);
  if (!listened.has('journey.entered') && !listened.has('journey.left')) return;
  const { node } = enterOf(plan);
  const news: News[] = [];
  const tell = async (type: WebhookEventType, ofStep: string, places: readonly number[]): Promise<void> => {
    if (!listened.has(type) || places.length === 0) return;
    news.push(...(await newsOfPeople(db, { run, type, at, node: ofStep, memberNos: places.map((place) => who.memberOf(place)) })));
  };
  const entered = moved.filter(({ result }) => result.transitions.some((transition) => transition.node === node && transition.outcome === 'entered'));
  await tell(
    'journey.entered',
    node,
    entered.flatMap(({ members }) => members),
  );
  const left = new Map<string, number[]>();
  for (const { members, result } of moved) {
    const op = plan.ops[result.position.op];
    if (result.status !== 'finished' || op === undefined) continue;
    const known = left.get(op.node) ?? [];
    for (const place of members) known.push(place);
    left.set(op.node, known);
  }
  for (const [step, places] of left) await tell('journey.left', step, places);
  await recordNews(db, run.workspaceId, news);
}
