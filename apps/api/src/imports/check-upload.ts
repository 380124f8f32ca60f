import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { instantOf } from '@magpie/calendar';
import { importFile } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { countsOf } from './counts-of.ts';
import { findUpload, readMapping } from './find-upload.ts';
import { toldRefusal } from './told-refusal.ts';

const tellEveryMs = 300;
const shownRejects = 20;

/** Reads the whole file as an import would and writes nothing; says how far it is, then what would be counted and the first rows that do not parse. Leaving cancels it. */
export const checkUpload = workspaceProcedure('edit')
  .input(z.object({ id: idField, mapping: z.unknown() }))
  .subscription(async function* ({ ctx, input, signal }) {
    const place = { workspaceId: ctx.workspaceId, id: input.id };
    const { bytes: totalBytes } = await findUpload(ctx, place);
    const mapping = readMapping(input.mapping);
    const rejectsPath = ctx.imports.files.rejects(place, 'check');
    const leaving = new AbortController();
    const stopped = AbortSignal.any([leaving.signal, ...(signal === undefined ? [] : [signal])]);
    let progress: { readonly read: number; readonly bytes: number } = { read: 0, bytes: 0 };
    try {
      const reading = importFile(ctx.db, {
        workspaceId: ctx.workspaceId,
        path: ctx.imports.files.sent(place),
        mapping,
        instantOf,
        rejectsPath,
        signal: stopped,
        isDryRun: true,
        onProgress: ({ read, bytes }) => (progress = { read, bytes }),
      });
      for (let isOver = false; !isOver;) {
        isOver = await Promise.race([reading.then(() => true), sleep(tellEveryMs, false)]);
        if (!isOver) yield { type: 'progress' as const, ...progress, totalBytes };
      }
      const checked = await reading;
      if (!checked.ok) throw new Refused('unreadable-file', toldRefusal(checked.refusal, ctx.imports.files.sent(place)));
      yield { type: 'checked' as const, counts: countsOf(checked.value), rejects: await firstLines(rejectsPath) };
    } finally {
      leaving.abort();
    }
  });

/** The first rejected rows as they stand in the file of them, without its head. */
async function firstLines(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .slice(1, shownRejects + 1)
    .filter((line) => line !== '');
}
