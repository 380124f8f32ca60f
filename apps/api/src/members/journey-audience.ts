import { type Database, findJourney, findVersion } from '@magpie/db';
import { compileJourney, parseDocument, soundPart } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import { kinds } from '@magpie/nodes';
import { workspaceFacts } from '../messages/workspace-facts.ts';
import { Refused } from '../refusals.ts';

/** The plan by which people come into a journey: the published one, or as much of the draft as could run. Throws `not-found`, `has-problems`. */
export async function journeyAudience(db: Database, workspaceId: string, journeyId: string): Promise<Plan> {
  const journey = await findJourney(db, workspaceId, journeyId);
  if (!journey) throw new Refused('not-found');
  const version = journey.currentVersion === null ? null : await findVersion(db, workspaceId, { id: journeyId, version: journey.currentVersion });
  const parsed = parseDocument(version?.document ?? journey.document, kinds);
  const facts = await workspaceFacts(db, workspaceId);
  const sound = parsed.ok ? soundPart(parsed.value, kinds, facts) : null;
  const compiled = sound === null ? null : compileJourney(sound, kinds, facts);
  if (!compiled?.ok) throw new Refused('has-problems');
  return compiled.value;
}
