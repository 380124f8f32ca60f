import { collectPerson, recordAudit } from '@magpie/db';
import { z } from 'zod';
import { countField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { runsOf } from './member-runs.ts';

/** Everything that is kept about a person, as the text of a JSON file: rows by table as they stand, and what every run did with them. */
export const collectMember = workspaceProcedure('export')
  .input(z.object({ memberNo: countField }))
  .mutation(async ({ ctx, input }) => {
    const { db, workspaceId } = ctx;
    const collected = await collectPerson(db, workspaceId, input.memberNo);
    if (!collected) throw new Refused('not-found');
    const { runs } = await runsOf(db, workspaceId, { numbers: collected.numbers, limit: Infinity });
    const [memberNo = input.memberNo] = collected.numbers;
    await db
      .transaction()
      .execute((transaction) =>
        recordAudit(transaction, workspaceId, { userId: ctx.user.id, action: 'member.collect', subject: String(memberNo), detail: {} }),
      );
    const content = { format: 'magpie.person/1', workspace: workspaceId, collectedAt: new Date().toISOString(), ...collected, runs };
    return { fileName: `member-${memberNo}.json`, text: JSON.stringify(content, bigintsAsText, 2) };
  });

function bigintsAsText(key: string, value: unknown): unknown {
  // The whole drawing of a journey says nothing about a person.
  if (key === 'document') return undefined;
  return typeof value === 'bigint' ? String(value) : value;
}
