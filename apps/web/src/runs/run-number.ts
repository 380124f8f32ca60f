/** A number of a run that has people behind it; `outcomes` together are one way out as it is drawn. */
export type RunNumber =
  | { readonly type: 'entered' | 'here' | 'stuck'; readonly node: string }
  | { readonly type: 'left'; readonly node: string; readonly outcomes: readonly string[] }
  /** Null: messages of all steps. */
  | { readonly type: 'messages'; readonly node: string | null; readonly state: string }
  /** Null: of all who came. */
  | { readonly type: 'converted'; readonly node: string; readonly outcomes: readonly string[] | null }
  /** Whose own window of the goal goes on. */
  | { readonly type: 'open'; readonly node: string }
  | { readonly type: 'arm'; readonly arm: 'treated' | 'control'; readonly bought: boolean }
  | { readonly type: 'arm-open'; readonly arm: 'treated' | 'control' };

/** Whether something read from an address is one. */
export function isRunNumber(value: unknown): value is RunNumber {
  if (typeof value !== 'object' || value === null) return false;
  const { type, node, outcomes, state, arm, bought }: Readonly<Record<string, unknown>> = { ...value };
  switch (type) {
    case 'entered':
    case 'here':
    case 'stuck':
    case 'open':
      return typeof node === 'string';
    case 'left':
      return typeof node === 'string' && isNames(outcomes);
    case 'messages':
      return (typeof node === 'string' || node === null) && typeof state === 'string';
    case 'converted':
      return typeof node === 'string' && (outcomes === null || isNames(outcomes));
    case 'arm':
      return (arm === 'treated' || arm === 'control') && typeof bought === 'boolean';
    case 'arm-open':
      return arm === 'treated' || arm === 'control';
    default:
      return false;
  }
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
}
