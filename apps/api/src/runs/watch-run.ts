import { setTimeout as delay } from 'node:timers/promises';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { idField, textField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { recentMovements } from './recent-movements.ts';
import { findRun, runNumbers } from './run-numbers.ts';

const lookEveryMs = 400;

/** A run's numbers whenever they change, with who moved since the last time; ends when the run has. A client that reconnects goes on where it was. */
export const watchRun = workspaceProcedure('view')
  .input(z.object({ runId: idField, lastEventId: textField(40).nullish() }))
  .subscription(async function* ({ ctx, input, signal }) {
    const run = { workspaceId: ctx.workspaceId, runId: input.runId };
    const { document } = await findRun(ctx.db, run);
    let batch = BigInt(/^\d+$/.test(input.lastEventId ?? '') ? (input.lastEventId ?? '0') : '0');
    for (let last = ''; !signal?.aborted;) {
      const numbers = await runNumbers(ctx.db, run, document);
      const text = JSON.stringify(numbers);
      if (text !== last) {
        const recent = await recentMovements(ctx.db, run, batch);
        batch = recent.batch;
        yield tracked(String(batch), { ...numbers, recent: recent.movements });
      }
      last = text;
      if (['finished', 'stopped', 'failed'].includes(numbers.state)) return;
      await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  });
