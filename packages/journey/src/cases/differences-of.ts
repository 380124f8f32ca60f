import type { Expectation } from './case-schema.ts';

type Left = NonNullable<Expectation['leaves']>[number];

/** Where somebody went otherwise than expected. */
export type CaseDifference =
  | { readonly type: 'enters'; readonly wanted: boolean }
  /** `found`: how they did leave the step, behind those that were left as expected; null: they did not. */
  | { readonly type: 'leaves'; readonly wanted: Left; readonly found: Left | null }
  | { readonly type: 'came'; readonly step: string }
  | { readonly type: 'ends'; readonly wanted: string; readonly found: string | null }
  | { readonly type: 'text'; readonly step: string; readonly wanted: string; readonly found: string | null };

/** Compares what was expected, as far as it was, with what happened. */
export function differencesOf(wanted: Expectation, went: Expectation): readonly CaseDifference[] {
  const differences: CaseDifference[] = [];
  if (wanted.enters !== undefined && wanted.enters !== went.enters) differences.push({ type: 'enters', wanted: wanted.enters });
  let rest = went.leaves ?? [];
  for (const step of wanted.leaves ?? []) {
    const at = rest.findIndex((left) => isAsWanted(left, step));
    if (at < 0) differences.push({ type: 'leaves', wanted: step, found: rest.find((left) => left.step === step.step) ?? null });
    else rest = rest.slice(at + 1);
  }
  const come = new Set([...(went.leaves ?? []).map(({ step }) => step), ...(went.ends === undefined ? [] : [went.ends])]);
  for (const step of wanted.never ?? []) if (come.has(step)) differences.push({ type: 'came', step });
  if (wanted.ends !== undefined && wanted.ends !== went.ends) differences.push({ type: 'ends', wanted: wanted.ends, found: went.ends ?? null });
  for (const [step, text] of Object.entries(wanted.texts ?? {})) {
    const found = went.texts?.[step] ?? null;
    if (found !== text) differences.push({ type: 'text', step, wanted: text, found });
  }
  return differences;
}

function isAsWanted(left: Left, { step, outcome = left.outcome, at = left.at }: Left): boolean {
  return left.step === step && left.outcome === outcome && left.at === at;
}
