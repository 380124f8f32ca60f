import { countMembers } from '@magpie/db';
import { readSaved } from '@magpie/engine';
import { z } from 'zod';
import { askAudience } from '../asking/ask-audience.ts';
import { memberNames } from '../people/member-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { countedMoment } from './counted-moment.ts';
import { anchorInput, filterInput } from './fields.ts';
import { expandedFilter, filterOf } from './filter-of.ts';

const sampled = 8;

/** How many people a filter means now, of how many, and some of them by name. */
export const countPeople = workspaceProcedure('view')
  .input(z.object({ filter: filterInput, anchor: anchorInput.default(null) }))
  .query(async ({ ctx, input }) => {
    const filter = expandedFilter(filterOf(input.filter), await readSaved(ctx.db, ctx.workspaceId), { hasAnchor: input.anchor !== null });
    const at = await countedMoment(ctx.db, ctx.workspaceId, { anchor: input.anchor, now: Date.now() });
    const [answer, members] = await Promise.all([askAudience.sample(ctx, filter, { ...at, size: sampled }), countMembers(ctx.db, ctx.workspaceId)]);
    const names = await memberNames(ctx.db, ctx.workspaceId, answer.members);
    return { people: answer.count, members, sample: answer.members.flatMap((no) => names.get(no) ?? []) };
  });

const mostClauses = 12;

/** How many of an audience, and of the whole shop, meet each of some conditions: the bars of a profile. */
export const compare = workspaceProcedure('view')
  .input(z.object({ filter: filterInput, anchor: anchorInput.default(null), clauses: z.array(filterInput).min(1).max(mostClauses) }))
  .query(async ({ ctx, input, signal }) => {
    const saved = await readSaved(ctx.db, ctx.workspaceId);
    const hasAnchor = input.anchor !== null;
    const filter = expandedFilter(filterOf(input.filter), saved, { hasAnchor });
    const clauses = input.clauses.map((clause) => expandedFilter(filterOf(clause), saved, { hasAnchor }));
    const at = await countedMoment(ctx.db, ctx.workspaceId, { anchor: input.anchor, now: Date.now() });
    const bars: { readonly audience: number; readonly shop: number }[] = [];
    for (const clause of clauses) {
      // Whoever has left reads nothing of what is still to come.
      if (signal?.aborted === true) break;
      const inside = await askAudience.count(ctx, { type: 'all', of: [filter, clause] }, at);
      bars.push({ audience: inside.count, shop: (await askAudience.count(ctx, clause, at)).count });
    }
    return { audience: (await askAudience.count(ctx, filter, at)).count, members: await countMembers(ctx.db, ctx.workspaceId), bars };
  });
