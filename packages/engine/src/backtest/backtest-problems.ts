import type { Filter } from '@magpie/audience';
import type { Database } from '@magpie/db';
import type { Problem } from '@magpie/kit';
import { sql } from 'kysely';
import type { BacktestOptions } from './backtest.ts';

/**
 * What the history cannot answer, named in the report: predicates on things without history as far back as the start, and on tags that the plan
 * itself changes, which a backtest, having no effects, leaves as they are.
 */
export async function backtestProblems(db: Database, { workspaceId, plan, startAt }: BacktestOptions): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const op of plan.ops) {
    const filters =
      op.op === 'filter'
        ? [op.filter]
        : op.op === 'branch'
          ? op.cases.map(({ filter }) => filter)
          : op.op === 'enter' && op.audience !== null
            ? [op.audience]
            : [];
    for (const clause of filters.flatMap(clausesOf)) {
      const known = await knownBefore(db, workspaceId, clause, startAt);
      const own =
        clause.type === 'tag' && plan.ops.some((each) => each.op === 'update' && [...each.addTags, ...each.removeTags].includes(clause.tag));
      if (own)
        problems.push({
          code: 'backtest.own-effect',
          severity: 'warning',
          node: op.node,
          path: [],
          parameters: { clause: clause.type, what: nameOf(clause) },
        });
      else if (!known)
        problems.push({
          code: 'backtest.no-history',
          severity: 'warning',
          node: op.node,
          path: [],
          parameters: { clause: clause.type, what: nameOf(clause) },
        });
    }
  }
  return problems;
}

function clausesOf(filter: Filter): readonly Filter[] {
  if (filter.type === 'all' || filter.type === 'any') return filter.of.flatMap(clausesOf);
  return filter.type === 'not' ? clausesOf(filter.of) : [filter];
}

function nameOf(clause: Filter): string {
  if (clause.type === 'attribute') return clause.name;
  if (clause.type === 'tag') return clause.tag;
  if ('event' in clause) return clause.event;
  if (clause.type === 'cohort') return clause.cohort;
  if (clause.type === 'run' || clause.type === 'message') return clause.run;
  return clause.type === 'consent' || clause.type === 'reachable' ? `${clause.channel}/${clause.purpose}` : clause.type;
}

/** Whether anything of the kind had occurred by the start. A cohort has no history of its own: it must have been made by then. */
async function knownBefore(db: Database, workspaceId: string, clause: Filter, startAt: number): Promise<boolean> {
  const before = sql`workspace_id = ${workspaceId} and occurred_at <= ${new Date(startAt)}`;
  const question =
    clause.type === 'attribute'
      ? sql`select 1 from attribute_change where ${before} and name = ${clause.name} limit 1`
      : clause.type === 'tag'
        ? sql`select 1 from tag_change where ${before} and tag = ${clause.tag} limit 1`
        : clause.type === 'consent' || clause.type === 'reachable'
          ? sql`select 1 from consent_change where ${before} and channel = ${clause.channel} and purpose = ${clause.purpose} limit 1`
          : clause.type === 'cohort'
            ? sql`select 1 from cohort where workspace_id = ${workspaceId} and id = ${clause.cohort} and created_at <= ${new Date(startAt)}`
            : 'event' in clause
              ? sql`select 1 from event where ${before} and name = ${clause.event} limit 1`
              : null;
  return question === null || (await question.execute(db)).rows.length > 0;
}
