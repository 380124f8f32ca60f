import { type Database, type News, peopleInNews, type WebhookEventType } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRecord } from '../run/run-record.ts';

export interface PeopleTold {
  readonly run: Pick<RunRecord, 'workspaceId' | 'runId' | 'journeyId' | 'version'>;
  readonly type: WebhookEventType;
  readonly at: number;
  readonly node: string;
  readonly memberNos: readonly number[];
  /** Why, of what has a reason. */
  readonly reason?: string;
}

/** News about people at a step, by the ids that the shop has given them: a bounded number in each piece. */
export async function newsOfPeople(db: Database, { run, type, at, node, memberNos, reason }: PeopleTold): Promise<readonly News[]> {
  const { workspaceId, runId, journeyId, version } = run;
  const ordered = memberNos.toSorted((left, right) => left - right);
  const news: News[] = [];
  for (let first = 0; first < ordered.length; first += peopleInNews) {
    const page = ordered.slice(first, first + peopleInNews);
    const { rows } = await sql<{ no: number; id: string }>`
      select no, external_id as id from member where workspace_id = ${workspaceId} and no = any(${page}::int[])`.execute(db);
    const ids = new Map(rows.map((row) => [row.no, row.id]));
    const people = page.map((no) => ({ memberNo: no, externalId: ids.get(no) ?? null }));
    news.push({ type, at, data: { journeyId, version, runId, step: node, ...(reason === undefined ? {} : { reason }), people } });
  }
  return news;
}
