import { findImportJob, type ImportJob, type ImportMapping, type ImportPlace, parseMapping } from '@magpie/db';
import { existsSync } from 'node:fs';
import type { ApiContext } from '../context.ts';
import { Refused } from '../refusals.ts';

/** An import of the workspace whose file is still there; refused otherwise. */
export async function findUpload({ db, imports }: Pick<ApiContext, 'db' | 'imports'>, place: ImportPlace): Promise<ImportJob> {
  const job = await findImportJob(db, place);
  if (job === null) throw new Refused('not-found');
  if (!existsSync(imports.files.sent(place))) throw new Refused('file-gone');
  return job;
}

/** The mapping, or a refusal that lists every mistake with the path to it. */
export function readMapping(mapping: unknown): ImportMapping {
  const parsed = parseMapping(JSON.stringify(mapping));
  if (!parsed.ok) throw new Refused('invalid-mapping', parsed.refusal);
  return parsed.value;
}
