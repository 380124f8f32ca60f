import { Readable } from 'node:stream';
import { recordAudit } from '@magpie/db';
import { peopleBehind } from '@magpie/engine';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { ApiServices } from '../context.ts';
import { idField, textField } from '../fields.ts';
import { authorise } from '../http/authorise.ts';
import { peopleCsv } from '../people/people-csv.ts';
import { Refused } from '../refusals.ts';
import { findRun } from './run-numbers.ts';
import { runNumberField } from './run-number-field.ts';

const pathSchema = z.object({ workspaceId: textField(64, 1), runId: idField });
const word = textField(200);
const bodySchema = z.strictObject({
  number: runNumberField,
  text: textField(200).default(''),
  words: z.strictObject({
    id: word,
    name: word,
    number: word,
    at: word,
    step: word,
    detail: word,
    until: word,
    steps: z.record(idField, word),
    details: z.record(idField, word),
  }),
});

/** `POST /workspaces/:workspaceId/runs/:runId/people.csv`: everybody behind a number, for who may keep them as a cohort. How many lines come is told ahead. */
export function exportPeopleRoute({ db }: ApiServices): FastifyPluginAsync {
  return async (server) => {
    server.post('/workspaces/:workspaceId/runs/:runId/people.csv', async (request, reply) => {
      const path = pathSchema.safeParse(request.params);
      const body = bodySchema.safeParse(request.body);
      if (!path.success || !body.success) return reply.code(400).send({ error: 'invalid-input' });
      const { workspaceId, runId } = path.data;
      const authorised = await authorise({ db }, request, { workspaceId, permission: 'collect' });
      if (typeof authorised === 'number') return reply.code(authorised).send({ error: 'not-here' });
      const { user, workspace } = authorised;
      const run = { workspaceId, runId };
      if (!(await isThere(findRun(db, run)))) return reply.code(404).send({ error: 'not-found' });
      const { number, text, words } = body.data;
      const people = await peopleBehind(db, run, number);
      await recordAudit(db, workspaceId, {
        userId: user.id,
        action: 'people.exported',
        subject: runId,
        detail: { number, text, lines: people.total },
      });
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="people.csv"')
        .header('cache-control', 'no-store')
        .header('x-lines', people.total)
        .send(Readable.from(peopleCsv(db, { workspaceId, people, text, zone: workspace.zone, words })));
    });
  };
}

async function isThere(found: Promise<unknown>): Promise<boolean> {
  try {
    await found;
    return true;
  } catch (fault) {
    if (fault instanceof Refused) return false;
    throw fault;
  }
}
