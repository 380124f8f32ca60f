import { type Database, listenedTo, type News, recordNews, type WebhookEventType } from '@magpie/db';
import type { RunRef } from '../engine.ts';
import { readRun } from '../run/run-record.ts';
import { type SendGroup, sendGroupOf, sendStateOf } from '../sending/send-state.ts';
import { placeOf } from '../step/block-page.ts';
import { readWho } from '../step/who.ts';
import { newsOfPeople, type PeopleTold } from './news-of-people.ts';

/** Messages of a step whose fate has just become known. */
export interface Fate {
  readonly node: string;
  readonly block: number;
  readonly slot: number;
  /** A byte of send-state.ts. */
  readonly state: number;
}

const types: Readonly<Partial<Record<SendGroup, WebhookEventType>>> = {
  accepted: 'message.sent',
  delivered: 'message.delivered',
  failed: 'message.failed',
  suppressed: 'message.suppressed',
};

/** Tells whoever listens what became of messages of a live run: in the transaction that writes it into the ledger. */
export async function tellMessages(db: Database, ref: RunRef, fates: readonly Fate[]): Promise<void> {
  if (fates.length === 0) return;
  const listened = await listenedTo(db, ref.workspaceId);
  const told = fates.flatMap((fate) => {
    const state = sendStateOf(fate.state);
    // Of somebody who was erased nothing more is told.
    const type = state === 'suppressed:erased' ? undefined : types[sendGroupOf(state)];
    return type !== undefined && listened.has(type) ? [{ ...fate, type, state }] : [];
  });
  if (told.length === 0) return;
  const run = await readRun(db, ref);
  if (run.purpose !== 'live') return;
  const who = await readWho(
    db,
    run,
    told.map(({ block, slot }) => placeOf(block, slot)),
  );
  const groups = new Map<string, Omit<PeopleTold, 'run' | 'at'> & { readonly memberNos: number[] }>();
  for (const { type, node, block, slot, state } of told) {
    const key = `${state} ${node}`;
    const [, reason] = state.split(':');
    const group = groups.get(key) ?? { type, node, memberNos: [], ...(reason === undefined ? {} : { reason }) };
    group.memberNos.push(who.memberOf(placeOf(block, slot)));
    groups.set(key, group);
  }
  const news: News[] = [];
  for (const group of groups.values()) news.push(...(await newsOfPeople(db, { run, at: Date.now(), ...group })));
  await recordNews(db, ref.workspaceId, news);
}
