import { type Database, findJourney } from '@magpie/db';
import { type JourneyDocument, parseDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { Refused } from '../refusals.ts';

type Journey = NonNullable<Awaited<ReturnType<typeof findJourney>>>;

/** A journey's row with its draft, upgraded to today's shapes. Throws `not-found`, or `invalid-document` with the problems. */
export async function readDraft(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<{ readonly journey: Journey; readonly document: JourneyDocument }> {
  const journey = await findJourney(db, workspaceId, id);
  if (!journey) throw new Refused('not-found');
  return { journey, document: documentFrom(journey.document) };
}

/** A document out of anything. Throws `invalid-document` with the problems. */
export function documentFrom(value: unknown): JourneyDocument {
  const parsed = parseDocument(value, kinds);
  if (!parsed.ok) throw new Refused('invalid-document', parsed.refusal);
  return parsed.value;
}
