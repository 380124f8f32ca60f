import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { instantOf, startOfDay } from '@magpie/calendar';
import { createWorkspace, type Database, importFile, parseMapping } from '@magpie/db';
import { publishPlan } from '@magpie/engine/testing';
import { compileJourney, importDocument, type JourneyDocument } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import { kinds } from '@magpie/nodes';
import { sql } from 'kysely';

const root = resolve(import.meta.dirname, '../..');
const zone = 'America/New_York';

/** The CDNOW master file as it is published; null where it is not beside the checkout, since it is not part of the project. */
export const cdnowFile = [join(process.env['MAGPIE_SHARED_DATA'] ?? join(root, '../shared/data'), 'cdnow/CDNOW_master.txt')].find(existsSync) ?? null;

/** 20 April 1998, 00:00 in New York: what occurred by then is history. */
export const startAt = startOfDay('1998-04-20', zone);

/** Makes the workspace `cdnow` out of the file, as `magpie import` does. */
export async function importCdnow(db: Database, path: string): Promise<void> {
  await createWorkspace(db, { id: 'cdnow', name: 'CDNOW', zone, currency: 'USD' });
  const mapping = parseMapping(readFileSync(join(root, 'docs/examples/cdnow.mapping.json'), 'utf8'));
  if (!mapping.ok) throw new Error(JSON.stringify(mapping.refusal));
  const imported = await importFile(db, { workspaceId: 'cdnow', path, mapping: mapping.value, instantOf });
  if (!imported.ok) throw new Error(imported.refusal.detail);
  await sql`analyze`.execute(db);
}

/** Publishes the example journey as version 1. */
export async function publishMothersDay(db: Database): Promise<{ readonly document: JourneyDocument; readonly plan: Plan }> {
  const text = readFileSync(join(root, 'docs/examples/mothers-day.journey.json'), 'utf8');
  const document = importDocument(text, kinds);
  const plan = document.ok ? compileJourney(document.value, kinds) : document;
  if (!document.ok || !plan.ok) throw new Error('The example journey does not compile');
  await publishPlan(db, { workspaceId: 'cdnow', plan: plan.value, document: document.value });
  return { document: document.value, plan: plan.value };
}
