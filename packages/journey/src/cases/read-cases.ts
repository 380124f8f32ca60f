import { ok, refuse, type Result } from '@magpie/kit';
import { casesSchema, type JourneyCases } from './case-schema.ts';

/** What is wrong with a file of cases, and where: `cases.0.person.did.2.at`; an empty place is the whole file. */
export interface CasesFlaw {
  readonly place: string;
  readonly reason: string;
}

/** Flaws told of one file; more say nothing new. */
const mostFlaws = 20;

/** Reads a file of cases. Never throws. */
export function readCases(text: string): Result<JourneyCases, readonly CasesFlaw[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    return refuse([{ place: '', reason: fault instanceof Error ? fault.message : 'unreadable' }]);
  }
  const parsed = casesSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return refuse(parsed.error.issues.slice(0, mostFlaws).map(({ path, message }) => ({ place: path.map(String).join('.'), reason: message })));
}
