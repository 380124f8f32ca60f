import { expandFilter, type Filter } from '@magpie/audience';
import { ok, type Problem, refuse, type Result } from '@magpie/kit';
import type { SavedAudiences } from '../workspace-facts.ts';
import type { Op } from './plan.ts';

/** Ops whose filters name no saved audience any more, and the version of each that was put in. */
export interface Expanded {
  readonly ops: readonly Op[];
  readonly audiences: Readonly<Record<string, number>>;
}

/** Puts saved audiences into the filters that name them: a plan means from then on what they meant when it was made. Refuses at loops and missing ones. */
export function expandAudiences(ops: readonly Op[], saved: SavedAudiences | null): Result<Expanded, readonly Problem[]> {
  const audiences: Record<string, number> = {};
  const problems: Problem[] = [];
  const resolve = (id: string): Filter | null => {
    const found = saved?.get(id);
    if (found === undefined) return null;
    audiences[id] = found.version;
    return found.filter;
  };
  const expand = (filter: Filter, { node }: Op): Filter => {
    const expanded = expandFilter(filter, resolve);
    if (expanded.ok) return expanded.value;
    problems.push(...expanded.refusal.map((problem) => ({ ...problem, node, path: ['config'] })));
    return filter;
  };
  const expanded = ops.map((op): Op => {
    if (op.op === 'enter') return op.audience === null ? op : { ...op, audience: expand(op.audience, op) };
    if (op.op === 'filter') return { ...op, filter: expand(op.filter, op) };
    if (op.op === 'branch') return { ...op, cases: op.cases.map((one) => ({ ...one, filter: expand(one.filter, op) })) };
    return op;
  });
  return problems.length > 0 ? refuse(problems) : ok({ ops: expanded, audiences });
}
