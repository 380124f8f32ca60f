import type { FactNeed } from '@magpie/journey/plan';
import type { Asked } from '../step/advance-groups.ts';

/** A need of one type, and the places that it is asked about. */
export interface AskedOf<Type extends FactNeed['type']> {
  readonly need: Extract<FactNeed, { type: Type }>;
  readonly members: readonly number[];
}

/** Those of the needs that are of a type. */
export function askedOf<Type extends FactNeed['type']>(type: Type, asked: readonly Asked[]): readonly AskedOf<Type>[] {
  const isOf = (need: FactNeed): need is Extract<FactNeed, { type: Type }> => need.type === type;
  return asked.flatMap(({ need, members }) => (isOf(need) ? [{ need, members }] : []));
}
