import type { Filter } from '@magpie/audience';
import { readSaved } from '@magpie/engine';
import { z } from 'zod';
import { askAudience } from '../asking/ask-audience.ts';
import { workspaceProcedure } from '../trpc.ts';
import { countedMoment } from './counted-moment.ts';
import { anchorInput, filterInput } from './fields.ts';
import { expandedFilter, filterOf } from './filter-of.ts';

/**
 * How two or three audiences lie over each other, all counted around one day. `regions` holds the people of each combination by bits: at 1 those of the first
 * alone, at 2 of the second alone, at 3 of both and of no third, and so on; nobody is counted twice, and at 0 nobody at all.
 */
export const overlap = workspaceProcedure('view')
  .input(z.object({ filters: z.array(filterInput).min(2).max(3), anchor: anchorInput.default(null) }))
  .query(async ({ ctx, input, signal }) => {
    const saved = await readSaved(ctx.db, ctx.workspaceId);
    const filters = input.filters.map((filter) => expandedFilter(filterOf(filter), saved, { hasAnchor: input.anchor !== null }));
    const at = await countedMoment(ctx.db, ctx.workspaceId, { anchor: input.anchor, now: Date.now() });
    const regions = [0];
    for (let bits = 1; bits < 2 ** filters.length && signal?.aborted !== true; bits += 1)
      regions.push((await askAudience.count(ctx, regionOf(filters, bits), at)).count);
    return { regions };
  });

/** Who is in the filters whose bits are set and in no other. */
function regionOf(filters: readonly Filter[], bits: number): Filter {
  return { type: 'all', of: filters.map((filter, index) => ((bits >> index) & 1 ? filter : { type: 'not', of: filter })) };
}
