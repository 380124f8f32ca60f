import { peopleBehind } from '@magpie/engine';
import { z } from 'zod';
import { idField, textField } from '../fields.ts';
import { pageOfPeople } from '../people/page-of-people.ts';
import { workspaceProcedure } from '../trpc.ts';
import { findRun } from './run-numbers.ts';
import { runNumberField } from './run-number-field.ts';

const pageSize = 50;

/** The very people behind a number of a run, a page at a time; with a text, those of them whose id or name holds it. */
export const runPeople = workspaceProcedure('view')
  .input(z.object({ runId: idField, number: runNumberField, text: textField(200).default(''), cursor: textField(40).nullish() }))
  .query(async ({ ctx, input }) => {
    const run = { workspaceId: ctx.workspaceId, runId: input.runId };
    await findRun(ctx.db, run);
    const people = await peopleBehind(ctx.db, run, input.number);
    return pageOfPeople(ctx.db, ctx.workspaceId, people, { text: input.text, cursor: input.cursor ?? null, size: pageSize });
  });
