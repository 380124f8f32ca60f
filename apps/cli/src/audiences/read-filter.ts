import { readFile } from 'node:fs/promises';
import { type Filter, parseFilter, parseFilterText } from '@magpie/audience';
import { type Problem, refuse, type Result } from '@magpie/kit';
import { problemLines } from '../commands/read-journey.ts';

/** The filter of an audience file: the text form, or JSON where the name ends in `.json`. Refuses with problems; null where the file cannot be read. */
export async function readFilter(file: string): Promise<Result<Filter, readonly Problem[]> | null> {
  const source = await readFile(file, 'utf8').catch(() => null);
  if (source === null) return null;
  return file.endsWith('.json') ? fromJson(source) : parseFilterText(source);
}

/** Problems of a filter as lines for a person, each with its place in front of what it is. */
export function filterProblemLines(problems: readonly Problem[]): readonly string[] {
  return problemLines(problems.map(placed));
}

function fromJson(source: string): Result<Filter, readonly Problem[]> {
  try {
    return parseFilter(JSON.parse(source));
  } catch {
    return refuse([{ code: 'audience.malformed', severity: 'error', path: [], parameters: { reason: 'json' } }]);
  }
}

/** Where a problem lies: line and column of the text form, else the way to the clause. */
function placed(problem: Problem): Problem {
  const { line, column } = problem.parameters;
  if (problem.code !== 'audience.unreadable' && line !== undefined) return { ...problem, node: `${line}:${column}` };
  return problem.path.length === 0 ? problem : { ...problem, node: problem.path.join('.') };
}
