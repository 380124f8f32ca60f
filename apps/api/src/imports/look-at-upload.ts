import { lookAtFile } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { findUpload } from './find-upload.ts';

const formatField = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('whitespace') }),
  z.strictObject({ type: z.literal('json-lines') }),
  z.strictObject({ type: z.literal('delimited'), delimiter: z.string().length(1), quote: z.enum(['"', "'"]).nullable() }),
]);

/** What the beginning of a file looks like, as guessed or as somebody who knows better says. */
export const lookAtUpload = workspaceProcedure('edit')
  .input(
    z.object({
      id: idField,
      encoding: z.enum(['utf-8', 'gb18030']).optional(),
      format: formatField.optional(),
      header: z.enum(['names', 'none']).optional(),
    }),
  )
  .query(async ({ ctx, input: { id, encoding, format, header } }) => {
    const place = { workspaceId: ctx.workspaceId, id };
    await findUpload(ctx, place);
    const look = await lookAtFile(ctx.imports.files.sent(place), {
      ...(encoding === undefined ? {} : { encoding }),
      ...(format === undefined ? {} : { format }),
      ...(header === undefined ? {} : { header }),
    });
    if (!look.ok) throw new Refused('unreadable-file', look.refusal);
    return look.value;
  });
