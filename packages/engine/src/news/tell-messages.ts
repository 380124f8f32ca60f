import { type Database, listenedTo, type News, recordNews, type WebhookEventType } from '@magpie/db';
import type { RunRef } from '../engine.ts';
import { readRun } from '../run/run-record.ts';
import { sendGroupOf, sendStateOf } from '../sending/send-state.ts';
import { placeOf } from '../step/block-page.ts';
import { readWho } from '../step/who.ts';
import { newsOfPeople } from './news-of-people.ts';

/** Messages of a step whose fate has just become known. */
export interface Fate {
  readonly node: string;
  readonly block: number;
  readonly slot: number;
  /** A byte of send-state.ts. */
  readonly state: number;
}

const types = { accepted: 'message.sent', delivered: 'message.delivered', failed: 'message.failed' } as const satisfies Readonly<
  Record<string, WebhookEventType>
>;

/** Tells whoever listens what became of messages of a live run: in the transaction that writes it into the ledger. */
export async function tellMessages(db: Database, ref: RunRef, fates: readonly Fate[]): Promise<void> {
  if (fates.length === 0) return;
  const listened = await listenedTo(db, ref.workspaceId);
  const told = fates.flatMap((fate) => {
    const type = typeOf(fate.state);
    return type !== null && listened.has(type) ? [{ ...fate, type }] : [];
  });
  if (told.length === 0) return;
  const run = await readRun(db, ref);
  if (run.purpose !== 'live') return;
  const who = await readWho(
    db,
    run,
    told.map(({ block, slot }) => placeOf(block, slot)),
  );
  const groups = new Map<string, { readonly type: WebhookEventType; readonly node: string; readonly memberNos: number[] }>();
  for (const { type, node, block, slot } of told) {
    const group = groups.get(`${type} ${node}`) ?? { type, node, memberNos: [] };
    group.memberNos.push(who.memberOf(placeOf(block, slot)));
    groups.set(`${type} ${node}`, group);
  }
  const news: News[] = [];
  for (const group of groups.values()) news.push(...(await newsOfPeople(db, { run, at: Date.now(), ...group })));
  await recordNews(db, ref.workspaceId, news);
}

function typeOf(state: number): WebhookEventType | null {
  const group = sendGroupOf(sendStateOf(state));
  return group === 'accepted' || group === 'delivered' || group === 'failed' ? types[group] : null;
}
