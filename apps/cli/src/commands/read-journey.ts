import { readFile } from 'node:fs/promises';
import { checkJourney, compileJourney, importDocument, type JourneyDocument } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import type { Problem } from '@magpie/kit';
import { kinds } from '@magpie/nodes';
import { problemInWords } from '@magpie/nodes/words';

/** A journey file as it was read: what is wrong with it, and the plan when nothing forbids one. */
export interface ReadJourney {
  readonly document: JourneyDocument | null;
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
}

/** Reads, checks and compiles a journey's JSON file. Throws only where the file cannot be read. */
export async function readJourney(file: string): Promise<ReadJourney> {
  const imported = importDocument(await readFile(file, 'utf8'), kinds);
  if (!imported.ok) return { document: null, plan: null, problems: imported.refusal };
  const plan = compileJourney(imported.value, kinds);
  return { document: imported.value, plan: plan.ok ? plan.value : null, problems: checkJourney(imported.value, kinds) };
}

/** Problems as lines for a person: severity, node, words. */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => `${problem.severity}${problem.node === undefined ? '' : ` at ${problem.node}`}: ${problemInWords(problem, 'en')}`);
}
